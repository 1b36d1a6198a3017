! SPDX-License-Identifier: 0BSD
! hello.f90 - the functions of libring3.a from Fortran, without its runtime
!
! What it shows: a call is declared once, with the types of C.
!
!       $ gfortran -c hello.f90
!       $ ld -s hello.o libring3-x86_64.a -o hello
!       $ ./hello
!       Hello from Fortran
function main() bind(C) result(status)
    use, intrinsic :: iso_c_binding
    implicit none
    interface
        function sys_write(fd, buf, len) bind(C) result(written)
            import :: c_int, c_long, c_size_t, c_char
            integer(c_int), value :: fd
            character(kind=c_char), intent(in) :: buf(*)
            integer(c_size_t), value :: len
            integer(c_long) :: written
        end function
    end interface
    integer(c_int) :: status
    character(kind=c_char, len=*), parameter :: text = &
        "Hello from Fortran" // c_new_line

    status = merge(1, 0, sys_write(1, text, len(text, c_size_t)) < 0)
end function
