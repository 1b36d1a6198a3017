# SPDX-License-Identifier: 0BSD
# What the shell can do. dash runs it too, and must print the same.

echo   many    blanks	and a tab # a comment
echo 'single $HOME "inside"' "double '$WORDS'" mixed'a b'"c d"e a#b "#not" \#
echo back\ slash \$HOME \'q\' \"q\" \\ "in double: \$HOME \" \\ \x \'"
echo '' "" end a'' ''b 'it'\''s' '*?~(`)' "*?~()" \* \~ then if "a=b" c=d
echo $WORD "$WORD" '$WORD' $WORD$WORD-$WORD.x [$NEVER] ["$NEVER"] "$WORDS"

false; echo $?$? "$?"
sh -c 'exit 42'; echo $?; sh -c 'exit 256' && echo yes
sh -c 'kill -15 $$'; echo $?
nothing_of_that_name; echo $?; ./nothing_of_that_name; echo $?
/etc/passwd; echo $?; /; echo $?

true && echo yes; false && echo no; true || echo no; false || echo yes
true && false || echo third; false && echo no || echo yes
true || echo no && echo yes; false && false && echo no; echo $?
false && echo no | cat; echo $?
echo a;echo b ; echo c;

echo one | tr a-z A-Z | rev | cat
true | false; echo $?; false | true; echo $?
sh -c 'exit 3' | true || echo no
seq 1 100000 | head -n 1; seq 1 1000 | grep 7 | wc -l
echo 5 | exit 5; echo $?
cd / | true; cat a_file_in_the_old_place

echo out > file; echo more >> file; cat file; cat < file
echo x>tight;cat<tight; > empty; wc -c < empty
echo first second > "a b" third; cat "a b"
ls nothing_here 2> errors; echo $?; ls nothing_here 2>> errors; wc -l < errors
ls nothing_here > both 2>&1; wc -l < both
ls nothing_here 2>&1 > only_out | wc -l; wc -c < only_out
echo to_err >&2 2> /dev/null; echo to_three 3> three >&3; cat three
cat < no_such_file; echo $?; echo never > /no/such/dir; echo $?
true > /no/such/dir && echo no || echo yes
echo last > file > other; cat file; cat other; cat 0< other

cat & sh -c 'sleep 0.1; echo its stdin was empty' | cat
mkdir sub; cd sub; pwd; cd ..; pwd; cd /usr && pwd; cd; pwd
exit 23
echo never
