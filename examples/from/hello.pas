{ SPDX-License-Identifier: 0BSD }
{ hello.pas - the functions of libring3.a from Free Pascal

  What it shows: the archive beside another language's own start code and
  runtime, neither of which needs a libc.

        $ cp libring3-x86_64.a libring3.a
        $ fpc -Fl. hello.pas
        $ ./hello
        Hello from Pascal }
program hello;
{$linklib ring3}

function sys_write(fd: longint; buf: pointer; len: ptruint): ptrint;
    cdecl; external name 'sys_write';

const
    text: array [0 .. 17] of char = 'Hello from Pascal'#10;

begin
    if sys_write(1, @text, sizeof(text)) < 0 then
        halt(1);
end.
