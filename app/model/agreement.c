/* Agreements. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/agreement.h"

#include "model/names.h"

static const char *const decides_names[] = { "school", "together", "home", "council" };

DrieAgreement *
drie_agreement_new (void)
{
  DrieAgreement *self = g_new0 (DrieAgreement, 1);

  self->what = g_strdup ("");
  self->who = g_strdup ("");
  self->reminds = g_strdup ("");
  self->circle = DRIE_CIRCLE_NONE;
  self->decides = DRIE_DECIDES_TOGETHER;
  return self;
}

DrieAgreement *
drie_agreement_copy (const DrieAgreement *self)
{
  if (self == NULL)
    return NULL;

  DrieAgreement *copy = g_memdup2 (self, sizeof *self);
  copy->what = g_strdup (self->what);
  copy->who = g_strdup (self->who);
  copy->before = g_strdup (self->before);
  copy->reminds = g_strdup (self->reminds);
  return copy;
}

gboolean
drie_agreement_equal (const DrieAgreement *a, const DrieAgreement *b)
{
  return a->circle == b->circle && a->decides == b->decides && g_strcmp0 (a->what, b->what) == 0 && g_strcmp0 (a->who, b->who) == 0
         && g_strcmp0 (a->before, b->before) == 0 && g_strcmp0 (a->reminds, b->reminds) == 0;
}

void
drie_agreement_free (DrieAgreement *self)
{
  if (self == NULL)
    return;

  g_free (self->what);
  g_free (self->who);
  g_free (self->before);
  g_free (self->reminds);
  g_free (self);
}

const char *
drie_decides_to_wire (DrieDecides decides)
{
  return drie_names_get (decides_names, G_N_ELEMENTS (decides_names), decides);
}

gboolean
drie_decides_from_wire (const char *wire, DrieDecides *decides)
{
  int index = drie_names_find (decides_names, G_N_ELEMENTS (decides_names), wire);

  if (index >= 0)
    *decides = index;
  return index >= 0;
}
