/* Versions of a summary, and what each of them said. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/addition.h"
#include "model/agreement.h"
#include "model/note.h"
#include "model/recap.h"

G_BEGIN_DECLS

/* Longest text of what a version changed, in code points. */
#define DRIE_VERSION_MAX_CHARS 500

/**
 * DrieFate:
 * @note: its number in the library
 * @reason: of the disposition, or NULL; @answer: of the circle, or NULL
 *
 * What a version said became of a note. It holds no word of the note itself, and what was written about it goes when that does.
 */
typedef struct
{
  gint64 note;
  DrieDisposition disposition;
  char *reason;
  char *answer;
} DrieFate;

/**
 * DrieSaid:
 * @recaps: text per part, NULL if not written
 * @contact: whom to ask, or NULL
 * @agreements: #DrieAgreement (GPtrArray, owns); their numbers mean nothing
 * @additions: #DrieAddition (GPtrArray, owns)
 * @fates: #DrieFate of the notes that may be shown, in order of arrival (GPtrArray, owns)
 *
 * What a version said where another one can say otherwise.
 */
typedef struct
{
  char *recaps[DRIE_N_RECAPS];
  char *contact;
  GPtrArray *agreements;
  GPtrArray *additions;
  GPtrArray *fates;
} DrieSaid;

/**
 * DrieVersion:
 * @date: the day on which the summary became final; NULL where nobody wrote it down
 * @what: what it changed; NULL of the first one
 * @said: owned; NULL where it was not kept
 */
typedef struct
{
  char *date;
  char *what;
  DrieSaid *said;
} DrieVersion;

DrieVersion *drie_version_new (const char *date, const char *what);
void drie_version_free (DrieVersion *self);

DrieFate *drie_fate_new (gint64 note, DrieDisposition disposition, const char *reason, const char *answer);
void drie_fate_free (DrieFate *self);

DrieSaid *drie_said_new (void); /* nothing yet */
void drie_said_free (DrieSaid *self);
/* What @self said that @later does not say in these words. Transfer full. */
DrieSaid *drie_said_without (const DrieSaid *self, const DrieSaid *later);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieFate, drie_fate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieSaid, drie_said_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieVersion, drie_version_free)

G_END_DECLS
