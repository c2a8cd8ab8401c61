# Writes, from the generated package, a call of every exported function with hostile values, and how
# to make such a value of every type: a new function is called by itself, and a new type that cannot
# be made does not compile.
#
#   awk -f hostile.awk Ids.swift Unlocked.swift SchakelCore.swift

BEGIN {
    print "@testable import SchakelCore\n"
    print "// Written by bindings/swift/Tests/hostile.awk.\n"
}

/^public struct [A-Za-z]+: Id \{/ {
    print "extension " word($3) ": Hostile {}"
}

# The areas of an unlocked core, by the name of their class.
/^  public var [a-z]+: [A-Za-z]+ \{ areas\./ { area[$4] = word($3) }

/^public struct [A-Za-z]+: Equatable, Hashable/ { type = word($3); kind = "struct"; made = "" }
/^public (indirect )?enum [A-Za-z]+: Equatable, Hashable/ {
    type = $2 == "indirect" ? word($4) : word($3)
    kind = "enum"; made = ""; count = 0
}

kind == "struct" && /^    public var / { made = made (made ? ", " : "") word($3) ": give.any()" }

kind == "enum" && /^    case / {
    line = bare($0)
    while (line ~ /\(/ && more !~ /^    \)/ && (getline more) > 0) line = line bare(more)
    more = ""
    name = line; sub(/^    case /, "", name); sub(/[ (].*/, "", name)
    made = made "    case " count++ ": ." name values(line) "\n"
}

kind && /^}/ {
    print "\nextension " type ": Hostile {"
    print "  static func hostile(_ give: inout Hostiles) -> Self {"
    if (kind == "struct") {
        print "    Self(" made ")"
    } else {
        print "    switch give.pick(" count ") {"
        n = split(made, lines, "\n")
        for (i = 1; i < n; i++) {
            if (i == n - 1) sub(/case [0-9]+:/, "default:", lines[i])
            print lines[i]
        }
        print "    }"
    }
    print "  }\n}"
    kind = ""
}

/^open class / { class = word($3) }
/^open func / {
    call = $0; sub(/^open func /, "", call)
    name = call; sub(/\(.*/, "", name)
    ignored = call ~ /\) *(throws)? *->/ ? "_ = " : ""
    if (class == "Companion") locked = locked entry(class "." name, "core." name values(call))
    else if (class in area) calls = calls entry(class "." name, "core." area[class] "." name values(call))
}

/^public func (all|labelOf)[A-Za-z]+\(/ {
    name = $3; sub(/\(.*/, "", name)
    call = $0; sub(/^public func /, "", call)
    loose = loose "  (\"" name "\", { give in " name values(call) ".isEmpty }),\n"
}

END {
    print "\nlet hostileCalls: [HostileCall<Unlocked>] = [\n" calls "]"
    print "\nlet hostileCallsWhileLocked: [HostileCall<Companion>] = [\n" locked "]"
    print "\nlet words: [(name: String, isEmpty: @Sendable (inout Hostiles) -> Bool)] = [\n" loose "]"
}

function entry(name, call,   answer) {
    answer = call ~ /^core\.sync\.cancel\(/ ? "" : "try "
    return "  HostileCall(\"" name "\") { core, give in " ignored answer call " },\n"
}

# The arguments between the outermost brackets, with a value for each.
function values(text,   n, parts, i, label, result) {
    if (text !~ /\(/) return ""
    sub(/^[^(]*\(/, "", text); sub(/\) *(throws)? *(->.*)?\{? *$/, "", text); sub(/\).*/, "", text)
    if (text ~ /^ *$/) return kind == "enum" ? "" : "()"
    # A dictionary's own comma is no argument, but its colon has a bracket before it.
    n = split(text, parts, ",")
    for (i = 1; i <= n; i++) {
        label = ""
        if (parts[i] ~ /^[ `]*[a-zA-Z0-9]+`?: /) { label = parts[i]; sub(/:.*/, ": ", label); gsub(/^ +|`/, "", label) }
        result = result (result ? ", " : "") label "give.any()"
    }
    return "(" result ")"
}

# A line of an enum's payload without what is said about it.
function bare(text) {
    sub(/\/\*\*.*/, "", text)
    if (text ~ /^ *\* /) return ""
    sub(/^ *\*\//, "", text)
    return text
}

function word(text) { gsub(/[`:]/, "", text); return text }
