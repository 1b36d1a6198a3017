# SPDX-License-Identifier: 0BSD
# words FILE: what an @file says, read as compilers do, quoted for sh.
words() {
    LC_ALL=C awk '{
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1)
            if (escaped) { printf "\\%s", c; escaped = 0 }
            else if (c == "\\") escaped = 1
            else if (c == quote) quote = ""
            else if (quote == "" && c ~ /["\047]/) { printf "\"\""; quote = c }
            else if (quote == "" && c ~ /[ \t\r\f\v]/) printf " "
            else printf "\\%s", c
        }
        printf escaped || quote != "" ? "\"\n\"" : " "
        escaped = 0
    }' < "$1"
}
