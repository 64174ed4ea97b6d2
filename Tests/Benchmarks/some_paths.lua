-- Arguments: METHOD BODY KEY FILE, KEY empty for none. Each request asks for the next path of FILE, a path a line.
local paths, turn = {}, 0

function init(words)
    for line in io.lines(words[4]) do
        paths[#paths + 1] = line
    end
    wrk.method = words[1]
    wrk.body = words[2] ~= "" and words[2] or nil
    if words[3] ~= "" then wrk.headers["Authorization"] = "Bearer " .. words[3] end
    wrk.headers["Content-Type"] = "application/json"
end

function request()
    turn = turn % #paths + 1
    return wrk.format(nil, paths[turn])
end
