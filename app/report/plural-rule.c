/* Which plural form a number takes. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The expression is evaluated while it is read. Both sides of ?:, && and || are therefore computed, which is harmless: nothing
 * has side effects, and dividing by zero gives 0. A table of nine known formulas would be shorter, but wrong as soon as a
 * translator's tool writes another spelling of one. */
#include "report/plural-rule.h"

#include <string.h>

#define MAX_DEPTH 64

typedef struct
{
  const char *at;
  gulong n;
  guint depth;
  gboolean failed;
} Reader;

typedef enum
{
  OP_OR,
  OP_AND,
  OP_EQUAL,
  OP_UNEQUAL,
  OP_AT_MOST,
  OP_AT_LEAST,
  OP_LESS,
  OP_GREATER,
  OP_PLUS,
  OP_MINUS,
  OP_TIMES,
  OP_OVER,
  OP_MODULO,
} Operator;

/* Longer signs stand before the ones they begin with. */
static const struct
{
  const char *sign;
  Operator op;
  int level; /* binds the tighter, the higher */
} operators[] = {
  { "||", OP_OR, 0 },       { "&&", OP_AND, 1 }, { "==", OP_EQUAL, 2 },  { "!=", OP_UNEQUAL, 2 }, { "<=", OP_AT_MOST, 3 },
  { ">=", OP_AT_LEAST, 3 }, { "<", OP_LESS, 3 }, { ">", OP_GREATER, 3 }, { "+", OP_PLUS, 4 },     { "-", OP_MINUS, 4 },
  { "*", OP_TIMES, 5 },     { "/", OP_OVER, 5 }, { "%", OP_MODULO, 5 },
};

#define HIGHEST_LEVEL 5

static gulong read_choice (Reader *self);

static void
skip_space (Reader *self)
{
  self->at += strspn (self->at, " \t");
}

static gboolean
take (Reader *self, const char *sign)
{
  skip_space (self);
  if (!g_str_has_prefix (self->at, sign))
    return FALSE;
  self->at += strlen (sign);
  return TRUE;
}

static gulong
fail (Reader *self)
{
  self->failed = TRUE;
  return 0;
}

static gulong
read_operand (Reader *self)
{
  gulong value;

  if (self->failed || ++self->depth > MAX_DEPTH)
    return fail (self);

  if (take (self, "!"))
    value = !read_operand (self);
  else if (take (self, "("))
    {
      value = read_choice (self);
      if (!take (self, ")"))
        return fail (self);
    }
  else if (take (self, "n"))
    value = self->n;
  else if (g_ascii_isdigit (*self->at))
    value = (gulong)g_ascii_strtoull (self->at, (char **)&self->at, 10);
  else
    return fail (self);

  self->depth--;
  return value;
}

static gulong
apply (Operator op, gulong a, gulong b)
{
  switch (op)
    {
    case OP_OR:
      return a || b;
    case OP_AND:
      return a && b;
    case OP_EQUAL:
      return a == b;
    case OP_UNEQUAL:
      return a != b;
    case OP_AT_MOST:
      return a <= b;
    case OP_AT_LEAST:
      return a >= b;
    case OP_LESS:
      return a < b;
    case OP_GREATER:
      return a > b;
    case OP_PLUS:
      return a + b;
    case OP_MINUS:
      return a - b;
    case OP_TIMES:
      return a * b;
    case OP_OVER:
      return b == 0 ? 0 : a / b;
    case OP_MODULO:
      return b == 0 ? 0 : a % b;
    }
  return 0;
}

static gboolean
take_operator (Reader *self, int level, Operator *op)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].level == level && take (self, operators[i].sign))
      {
        *op = operators[i].op;
        return TRUE;
      }
  return FALSE;
}

static gulong
read_level (Reader *self, int level)
{
  if (level > HIGHEST_LEVEL)
    return read_operand (self);

  gulong value = read_level (self, level + 1);
  Operator op;
  while (!self->failed && take_operator (self, level, &op))
    value = apply (op, value, read_level (self, level + 1));
  return value;
}

static gulong
read_choice (Reader *self)
{
  if (self->failed || ++self->depth > MAX_DEPTH)
    return fail (self);

  gulong value = read_level (self, 0);
  if (!self->failed && take (self, "?"))
    {
      gulong yes = read_choice (self);
      if (!take (self, ":"))
        return fail (self);
      gulong no = read_choice (self);
      value = value ? yes : no;
    }
  self->depth--;
  return value;
}

gboolean
drie_plural_rule_eval (const char *expression, gulong n, gulong *form)
{
  Reader self = { .at = expression, .n = n };
  gulong value = read_choice (&self);

  skip_space (&self);
  if (self.failed || (*self.at != '\0' && strchr (";\r\n", *self.at) == NULL))
    return FALSE;
  *form = value;
  return TRUE;
}
