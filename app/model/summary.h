/* Everything there is of one evening, as it is stored: what the chair works on and what the report writers read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/dialogue.h"
#include "model/plan.h"
#include "model/review.h"
#include "model/version.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_STATUS_PLANNED,
  DRIE_STATUS_RUNNING,
  DRIE_STATUS_CLOSED, /* the summary is a draft */
  DRIE_STATUS_OPEN,   /* open for additions */
  DRIE_STATUS_FINAL,
} DrieStatus;

/**
 * DrieSummary:
 * @id: number in the library; @uuid: identity across libraries
 * @code: the six characters of the address; @address: the last URL phones used, or NULL
 * @device_key: hex key of the devices' hashes, NULL once destroyed; never exported
 * @plan: owned
 * @events: #DrieEvent, the log (GArray)
 * @notes: #DrieNote in order of arrival (GPtrArray, owns); withdrawn notes are not among them
 * @recaps: text per part, NULL if not written
 * @agreements: #DrieAgreement (GPtrArray, owns)
 * @published: the leaflet is shown to phones
 * @review_date: the day set for looking back, YYYY-MM-DD, or NULL; see drie_summary_get_review()
 * @additions: #DrieAddition, see drie_additions_set() (GPtrArray, owns)
 * @versions: #DrieVersion that were made final, in their order (GPtrArray, owns)
 * @reviews: #DrieReview, see drie_reviews_set() (GPtrArray, owns)
 * @earlier: of the evening that this one follows up plan, agreements and reviews; NULL if there is none in the library
 */
typedef struct _DrieSummary DrieSummary;

struct _DrieSummary
{
  gint64 id;
  char *uuid;
  char *code;
  char *address;
  char *device_key;
  DrieStatus status;
  gboolean published;
  gint64 created_at;
  gint64 closed_at;
  DriePlan *plan;
  GArray *events;
  GPtrArray *notes;
  char *recaps[DRIE_N_RECAPS];
  GPtrArray *agreements;
  char *review_date;
  GPtrArray *additions;
  GPtrArray *versions;
  GPtrArray *reviews;
  DrieSummary *earlier;
};

DrieSummary *drie_summary_new (void); /* all containers empty, plan new */
void drie_summary_free (DrieSummary *self);

const char *drie_status_to_wire (DrieStatus status);
gboolean drie_status_from_wire (const char *wire, DrieStatus *status);

/* What it says now, as a version keeps it. Transfer full. */
DrieSaid *drie_summary_get_said (const DrieSummary *self);
/* What version @number (from 0) says otherwise than the one before: that one's words. NULL if it is the first, or where what they said was
 * not kept. Transfer full. */
DrieSaid *drie_summary_get_said_before (const DrieSummary *self, guint number);

/* Notes of circle @from to circle @to, all dispositions; NONE stands for any. */
guint drie_summary_count (const DrieSummary *self, DrieCircle from, DrieCircle to);
/* Of these, the ones that were put to the circle. A grouped note counts as put when its group was. */
guint drie_summary_count_put (const DrieSummary *self, DrieCircle from, DrieCircle to);
guint drie_summary_count_disposition (const DrieSummary *self, DrieDisposition disposition);
/* Notes of which nothing became yet. */
guint drie_summary_count_left (const DrieSummary *self);
/* How many of all, or only of those that were @put, may name somebody: see drie_note_may_name(). */
guint drie_summary_count_naming (const DrieSummary *self, gboolean put);
/* The notes put to @to that lead their group or stand alone, in the order they were asked. Borrowed notes; free the array. */
GPtrArray *drie_summary_get_put (const DrieSummary *self, DrieCircle to);
/* The notes to @to that were not put, whose words may be shown (public and not erased), in order of arrival. Borrowed notes. */
GPtrArray *drie_summary_get_rest (const DrieSummary *self, DrieCircle to);
/* How many notes stand for the same question as @note: itself and the ones grouped under it. */
guint drie_summary_group_size (const DrieSummary *self, const DrieNote *note);
/* The day on which it is looked back on what was agreed: the one that was set, else the last one before which something is to be done,
 * YYYY-MM-DD; NULL if nothing says when. Transfer full. */
char *drie_summary_get_review (const DrieSummary *self);
/* Has that day come by @today, YYYY-MM-DD, and nobody has looked back since? */
gboolean drie_summary_is_review_due (const DrieSummary *self, const char *today);
/* The engine with the log replayed. @zone: of the planned times, NULL for the machine's own. Transfer full; NULL if the log holds an event
 * that cannot follow the ones before it. */
DrieDialogue *drie_summary_get_dialogue (const DrieSummary *self, GTimeZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieSummary, drie_summary_free)

G_END_DECLS
