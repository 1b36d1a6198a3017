# SPDX-License-Identifier: 0BSD
# A script of everything the shell can do; dash runs it too, and what comes out
# and its status must be the same. No loops, no $(...), no patterns.

# words and quotes
echo hello world
echo   many    blanks	and a tab
echo 'single $HOME "inside"'
echo "double 'inside' $0_"
echo mixed'a b'"c d"e
echo back\ slash \$HOME \'q\' \"q\" \\
echo "in double: \$HOME \" \\ \x \'"
echo '' "" end
echo a'' ''b "c"""
echo 'it'\''s'
echo "two
lines"
echo 'three
single
lines'
echo con\
tinued
echo a \
  b \
  c
echo # nothing
echo a#b # a comment
echo "#not" '#not' \#not
# a whole line of it
echo if then else elif fi for while until do done case esac { } !
'if'; echo $?
"{" ; echo $?
A= if; echo $?
$NEVER while; echo $?
echo a~ 'a:~' "~" \~ a=~ {~}

# variables
A=1
echo $A ${A} "$A" '$A' $A$A ${A}2
B="two words"
echo $B
echo "$B"
C="  spread   out  "
echo [$C]
echo "[$C]"
D=
echo [$D] ["$D"] $D end
E=$A$B
echo "$E"
F='$A'
echo "$F" $F
G=a H=b
echo $G $H
UNSET=x; UNSET=
echo $NEVER_SET_ANYWHERE [$NEVER_SET_ANYWHERE]
echo ${A}${G}text$H.
_x9=under; echo $_x9
I="a b" sh -c 'echo "$I"'
echo [$I]
J=shell; sh -c 'echo [$J]'
export J; sh -c 'echo [$J]'
export K="x  y" L=z
sh -c 'echo "$K" $L'
K=changed; sh -c 'echo "$K"'
M=1 N=2 sh -c 'echo $M $N'
J=child sh -c 'echo $J'; echo $J
echo $# $1
O=1 P=$O; echo "[$P]"
O=2 P=$O Q=$P sh -c 'echo $O $P $Q'; echo $O $P [$Q]
O=3 echo $O
O=3 sh -c 'echo $O' $O; echo $O
O=a O=$O$O O=$O$O; echo $O
O=file_name; O=other echo text > $O; cat file_name
O="x  y" P=$O; echo "$P"
export Q=$O; echo "$Q"; sh -c 'echo "$Q"'
export R=$O S=$O$O; echo "$R" "$S"
E=export; $E R="$S"$S; echo "$R"
W="v1 v2"; export $W; v2=2; sh -c 'echo [$v1] [$v2]'
false; O=$?; echo $O $?
O=outer; O=inner cd .; echo $O
NOT=5 cd .; echo [$NOT]
NOT=5 wait; echo [$NOT]
NOT=5 NOT=6 cd /nowhere; echo $? [$NOT]
KEPT=5 :; echo $KEPT
KEPT=6 export LEFT=1; echo $KEPT
echo "$$" | grep -c '^[0-9][0-9]*$'

# nothing but what a variable holds
O="echo hi"
$O
$O there | cat
false; $NEVER; echo $?
false || $NEVER || echo never
false; $NEVER > by_nothing; echo $?; cat by_nothing
sh -c 'exit 3' | $NEVER; echo $?
$NEVER | sh -c 'exit 3'; echo $?
$NEVER | cat
$NEVER | $NEVER; echo $?
$NEVER && $O
O=kept $NEVER; echo $O
$NEVER O=2; echo $? $O
$NEVER echo shifted
$NEVER < no_such_file; echo $?
$NEVER & wait $!; echo $?

# status
true; echo $?
false; echo $?
sh -c 'exit 42'; echo $?
sh -c 'exit 256'; echo $?
sh -c 'exit 42' || echo $?
sh -c 'kill -15 $$'; echo $?
sh -c 'kill -9 $$'; echo $?
nothing_of_that_name; echo $?
./nothing_of_that_name; echo $?
/etc/passwd; echo $?
/; echo $?
/etc/passwd/nothing; echo $?
echo $? $?

# and, or, one after another
true && echo yes
false && echo no
true || echo no
false || echo yes
true && false || echo third
false || false || echo third
false && echo no || echo yes
true || echo no && echo yes
false && false && echo no; echo $?
true && true && echo all; echo $?
echo a; echo b; echo c
echo a;echo b ;echo c;
true &&
  echo next line
false ||

  echo after a blank line
A=2 && echo $A
A=3 || echo no; echo $A

# pipes
echo one | cat
echo one | tr a-z A-Z
echo one | tr a-z A-Z | rev
echo one | tr a-z A-Z | rev | cat | cat | cat
echo one |
  cat
true | false; echo $?
false | true; echo $?
sh -c 'exit 3' | sh -c 'exit 4'; echo $?
sh -c 'exit 3' | true || echo no
echo a | false || echo yes
seq 1 100000 | head -n 1
seq 1 1000 | tail -n 1
seq 1 1000 | grep 7 | wc -l
echo "$B" | wc -w
A=in_pipe | true; echo $A
echo 5 | exit 5; echo $?
cd /tmp | true; pwd | grep -c /tmp/

# redirections
echo out > file
cat file
cat < file
echo more >> file
cat < file
> empty
wc -c < empty
echo x>tight;cat<tight
echo first second > file third
cat file
cat < file > copy
cmp file copy && echo same
ls nothing_here 2> errors; echo $?
wc -l < errors
ls nothing_here > both 2>&1; echo $?
wc -l < both
ls nothing_here 2>&1 > only_out | wc -l
echo to_err >&2 2> /dev/null
echo to_three 3> three >&3; cat three
echo a 1> one; cat one
cat < no_such_file; echo $?
echo never > /no/such/dir; echo $?
true > /no/such/dir && echo no || echo yes
echo dir > .; echo $?
> made_by_nothing; cat made_by_nothing
echo "name with spaces" > "a b"; cat "a b"
N=name; echo $N > $N; cat name
echo last > file > other; cat file; cat other
cat < file < other
cat 0< file
echo to_null > /dev/null
sh -c 'echo err >&2' 2> err; cat err
sh -c 'echo err >&2' 2>> err; wc -l < err
cd / > cd_out; cat cd_out 2> /dev/null; echo $?
cd "$OLDPWD"
export Z=1 > export_out; wc -c < export_out
wc -l < errors | cat > counted; cat counted
echo closed 2>&-; echo $?

# cd
HERE=$PWD
mkdir -p sub/deeper
cd sub; pwd | sed 's/.*sub/sub/'
cd deeper && pwd | sed 's/.*sub/sub/'
cd ..; cd ..
cd sub/../sub/./deeper; pwd | sed 's/.*sub/sub/'
cd "$HERE"; pwd | grep -c sub
cd /nowhere; echo $?
cd /etc/passwd; echo $?
cd /usr; echo $PWD; pwd
HOME=/etc; cd; pwd; echo $PWD
cd "$HERE"
cd /usr | true; echo $PWD | grep -c usr
PATH=/nowhere ls; echo $?
/bin/echo absolute
PATH=/nowhere:/usr/bin:/bin
echo back | cat
PATH= nothing; echo $?

# without #!
echo 'echo "$0" "$1" $# [$V]; exit 3' > plain
> hollow
chmod +x plain hollow
V=in "./plain" 'a b' c; echo $?
V=not_exported; ./plain; echo $?
./plain piped | cat
./hollow; echo $?
PATH="/nowhere::$HERE/real:/bin"; plain found; echo $?
PATH=/nowhere:/usr/bin:/bin; plain; echo $?

cd /usr; cd /etc; cd -; pwd; echo $OLDPWD $?
cd - > went; cd -; cat "$HERE/went" 2> /dev/null; echo $?
cd "$HERE"
OLDPWD=/usr; cd -; pwd
OLDPWD=/nowhere; cd -; echo $?
cd /usr; cd ""; echo $? $PWD $OLDPWD
HOME=/usr cd; echo $PWD $HOME
HOME= cd; echo $? $PWD
cd "$HERE"

# the way it was gone, and where that leads
mkdir -p real/b
ln -s real/b way
cd way; pwd | sed 's/.*\/way/way/'; pwd -P | sed 's/.*real/real/'
cd ..; ls -d way
cd ./way/./..//real/b/..; ls
cd "$HERE"; cd -P way; pwd | sed 's/.*real/real/'; echo $OLDPWD
cd ..; ls
cd "$HERE"/way; cd -L ..; pwd; ls -d real; cd - | sed 's/.*\/way/way/'
cd -; pwd | grep -c way; cd -P ..; ls; cd "$HERE"
cd nowhere/../real; ls; cd "$HERE"
cd -- /usr; pwd; cd -- -; cd -- ; pwd; pwd --; cd "$HERE"
cd /bin; pwd; echo $PWD; sh -c pwd; cd ..; pwd; cd ../../..; pwd; cd usr/; pwd
cd /; cd usr//bin/.; pwd; cd .. ; pwd; cd ../bin; pwd -P -L; pwd -L -P
cd -q; echo $?; pwd -q; echo $?; pwd; cd -P; pwd
cd /usr; PWD=/nowhere; cd bin; echo $PWD $OLDPWD; pwd; cd "$HERE"
pwd > /dev/full; echo $?
cd / | pwd | grep -c /

# in the background
sleep 0.05 & wait; echo $?
sh -c 'exit 7' & wait $!; echo $?
sh -c 'exit 8' &
wait $!
echo $?
echo in_background > bg & wait; cat bg
true && sh -c 'exit 6' & wait $!; echo $?
false || echo after > bg & wait; cat bg
echo from | cat > bg & wait; cat bg
cat & wait; echo stdin is empty
wait; echo $?
wait 99999; echo $?
wait 0; echo $?
wait abc; echo $?
wait ""; echo $?
wait -1; echo $?
wait 99999 abc; echo $?
sh -c 'exit 3' & O=$!
sh -c 'exit 4' & wait $O $!; echo $?

# builtins
: ignored words; echo $?
export NEW; sh -c 'echo [$NEW]'
NEW=set; sh -c 'echo [$NEW]'
O="it's" P="'a'b" Q= R="\"a  b"; export O P Q R NEW2
export | grep '^export [JKLOPQR]=' | sort
export | grep NEW2
export -p | grep NEW2
export > /dev/full; echo $?
echo one; # and a comment
false
echo $?
exit 23
echo never
