/* driegesprek-cli. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/evening.h"

int
main (int argc, char **argv)
{
  return 2;
}
