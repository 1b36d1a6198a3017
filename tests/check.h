/* SPDX-License-Identifier: 0BSD */
/* What every cmocka test here includes: cmocka with what it wants before it. */
#ifndef CHECK_H
#define CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#endif
