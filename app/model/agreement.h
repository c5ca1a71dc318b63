/* An agreement: what, who, before when, who reminds, who decides. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/circle.h"

G_BEGIN_DECLS

/* Longest texts, in code points: what; who and who reminds. */
#define DRIE_AGREEMENT_MAX_WHAT 500
#define DRIE_AGREEMENT_MAX_WHO  200

typedef enum
{
  DRIE_DECIDES_SCHOOL,
  DRIE_DECIDES_TOGETHER,
  DRIE_DECIDES_HOME,
  DRIE_DECIDES_COUNCIL, /* the participation council (MR) */
} DrieDecides;

/**
 * DrieAgreement:
 * @id: number in the library, 0 until stored
 * @what: never NULL
 * @who: the circle or role that does it, in words; "" if only @circle is given
 * @circle: the circle that promises it, or NONE
 * @before: YYYY-MM-DD, or NULL
 * @reminds: who reminds whom, "" if not given
 */
typedef struct
{
  gint64 id;
  char *what;
  char *who;
  DrieCircle circle;
  char *before;
  char *reminds;
  DrieDecides decides;
} DrieAgreement;

DrieAgreement *drie_agreement_new (void);
DrieAgreement *drie_agreement_copy (const DrieAgreement *self);
/* Do they say the same, whatever their numbers? */
gboolean drie_agreement_equal (const DrieAgreement *a, const DrieAgreement *b);
void drie_agreement_free (DrieAgreement *self);
const char *drie_decides_to_wire (DrieDecides decides);
gboolean drie_decides_from_wire (const char *wire, DrieDecides *decides);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieAgreement, drie_agreement_free)

G_END_DECLS
