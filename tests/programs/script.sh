# SPDX-License-Identifier: 0BSD
# A script of everything the shell can do; dash runs it too, and what comes out
# and its status must be the same.

# words and quotes
echo   many    blanks	and a tab
echo 'single $HOME "inside"' "double 'inside' $HOME"
echo mixed'a b'"c d"e
echo back\ slash \$HOME \'q\' \"q\" \\
echo "in double: \$HOME \" \\ \x \'"
echo '' "" a'' ''b "c""" 'it'\''s' end
echo "two
lines" 'two
more'
echo con\
tinued \
  on
echo a#b "#not" '#not' \#not # a comment
# a whole line of it
echo if then while { } !
'if'; echo $?
"{" ; echo $?
echo $NEVER [$NEVER] "$NEVER" ["$NEVER"] $HOME$HOME $ "$"
$NEVER; echo $?
$NEVER echo shifted
$NEVER | cat

# status
true; echo $?
false; echo $? $?
sh -c 'exit 42' || echo $?
sh -c 'exit 256'; echo $?
sh -c 'kill -15 $$'; echo $?
sh -c 'kill -9 $$'; echo $?
nothing_of_that_name; echo $?
./nothing_of_that_name; echo $?
/etc/passwd; echo $?
/; echo $?
/etc/passwd/nothing; echo $?

# and, or, one after another
true && echo yes
false && echo no
true || echo no
false || echo yes
true && false || echo third
false && echo no || echo yes
true || echo no && echo yes
false && false && echo no; echo $?
echo a;echo b ;echo c;
true &&
  echo next line
false ||

  echo after a blank line

# pipes
echo one | tr a-z A-Z | rev | cat | cat | cat
echo one |
  cat
true | false; echo $?
sh -c 'exit 3' | sh -c 'exit 4'; echo $?
sh -c 'exit 3' | true || echo no
seq 1 100000 | head -n 1
seq 1 1000 | grep 7 | wc -l
echo 5 | exit 5; echo $?
cd /tmp | true; pwd | grep -c /tmp/

# redirections
echo out > file; cat file; cat < file
echo more >> file; cat < file
> empty; wc -c < empty
echo x>tight;cat<tight
echo first second > file third; cat file
ls nothing_here 2> errors; echo $?
wc -l < errors
ls nothing_here > both 2>&1; wc -l < both
ls nothing_here 2>&1 > only_out | wc -l
echo to_three 3> three >&3; cat three
cat < no_such_file; echo $?
echo never > /no/such/dir; echo $?
echo dir > .; echo $?
echo "name with spaces" > "a b"; cat "a b"
echo last > file > other; cat file; cat other
cat < file < other
cat 0< file
sh -c 'echo err >&2' 2> err; cat err
sh -c 'echo err >&2' 2>> err; wc -l < err

# cd
mkdir -p sub/deeper
cd sub && cd deeper; pwd | sed 's/.*sub/sub/'
cd ../..; pwd | grep -c sub
cd /nowhere; echo $?
cd /etc/passwd; echo $?
cd; pwd
cd /usr; pwd; sh -c 'echo $PWD'

# in the background
sh -c 'sleep 0.05; echo late' | cat &
echo meanwhile; sleep 0.5
false
echo $?
exit 23
echo never
