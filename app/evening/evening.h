/* One evening, live: the facade over engine, store, web and clock. ui and cli talk to it and to nothing below it.
 * Main thread only. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/library.h"
#include "evening/note-item.h"

G_BEGIN_DECLS

#define DRIE_EVENING_ERROR (drie_evening_error_quark ())
GQuark drie_evening_error_quark (void);

typedef enum
{
  DRIE_EVENING_ERROR_UNKNOWN_KEY,
  DRIE_EVENING_ERROR_DISPOSITION, /* the note's disposition does not allow it (already put, personal, removed, …) */
  DRIE_EVENING_ERROR_REASON,      /* not possible needs a reason */
  DRIE_EVENING_ERROR_NOT_STARTED,
  DRIE_EVENING_ERROR_NOT_ANSWERING, /* ask outside an answer step */
  DRIE_EVENING_ERROR_OTHER_CIRCLE,  /* the note is for another circle than the one that answers; or groups across circles */
  DRIE_EVENING_ERROR_SPEAKING,      /* a paper note of the circle that has the floor */
  DRIE_EVENING_ERROR_NOTES_CLOSED,  /* a paper note while no circle has the floor */
  DRIE_EVENING_ERROR_EMPTY,
  DRIE_EVENING_ERROR_TOO_LONG,
  DRIE_EVENING_ERROR_NOT_CLOSED, /* publish, finalise before close */
  DRIE_EVENING_ERROR_FINAL,
  DRIE_EVENING_ERROR_NOT_OPEN, /* an addition to a summary that is not open for additions */
  DRIE_EVENING_ERROR_NOTHING_TO_UNDO,
  DRIE_EVENING_ERROR_STORE, /* it is not saved: not yet, if drie_evening_get_trouble() says why; else what is shown is what is stored */
  DRIE_EVENING_ERROR_ARGUMENT,
  DRIE_EVENING_ERROR_COMMAND, /* no such command */
} DrieEveningError;

/* "not-started", "reason", …: a stable word for the command line, of any error an evening gives. */
const char *drie_evening_error_code (const GError *error);

/* What can be half typed and is no command yet; the rest is stored by the command it belongs to. */
typedef enum
{
  DRIE_DRAFT_AGREEMENT,
  DRIE_DRAFT_PAPER,
  DRIE_N_DRAFTS,
} DrieDraft;

/* What is pointed out to the chair once an evening. */
typedef enum
{
  DRIE_HINT_ONE_SIDED, /* a circle promises nothing */
  DRIE_N_HINTS,
} DrieHint;

/**
 * DrieEvening:
 *
 * Signals, all on the main thread:
 * `changed`: the state, the steps, recaps, agreements, status or what can be undone changed
 * `tick`: the clock shows another second (only while `changed` is not emitted)
 * `time-mark` (mark: DrieTimeMark as int): the step came to its last two minutes, or to its end, by itself; once each, again after more
 * time was given, never for what was over when the evening was opened or the step entered. After the `tick` or `changed` that shows it
 * `presence-changed`: phones came or went
 * `note-written` (key: string): a note came or was edited; `note-withdrawn` (key: string)
 * `trouble` (message: string): something went wrong, in a sentence for the chair; the evening goes on
 * `trouble-changed`: see drie_evening_get_trouble()
 */
#define DRIE_TYPE_EVENING (drie_evening_get_type ())
G_DECLARE_FINAL_TYPE (DrieEvening, drie_evening, DRIE, EVENING, GObject)

/* Loads an evening from the library (running, planned or closed). @pace: 1.0 is real time. */
DrieEvening *drie_evening_open (DrieLibrary *library, gint64 id, double pace, GError **error);

/* Phones: listens. @listen: an IP address, or NULL for all; @port 0 takes a free one; otherwise @exact_port tells whether the next free one
 * will do. */
gboolean drie_evening_serve (DrieEvening *self, const char *listen, guint16 port, gboolean exact_port, GError **error);
void drie_evening_stop_serving (DrieEvening *self);
gboolean drie_evening_is_serving (DrieEvening *self);
const char *drie_evening_get_url (DrieEvening *self); /* of the chosen address; NULL while not serving */
guint16 drie_evening_get_port (DrieEvening *self);
GStrv drie_evening_get_addresses (DrieEvening *self);                   /* all that phones may reach it by; transfer full */
void drie_evening_set_address (DrieEvening *self, const char *address); /* which of them the URL and QR code show */
/* What is wrong as long as it lasts, in sentences for the chair, or NULL: nothing can be saved, or phones cannot reach the address. The
 * evening goes on, and what was done meanwhile is saved when it is over. Borrowed until `trouble-changed`. */
const char *drie_evening_get_trouble (DrieEvening *self);
gboolean drie_evening_is_saved (DrieEvening *self);     /* can everything be saved at the moment? */
gboolean drie_evening_is_reachable (DrieEvening *self); /* has the laptop the address that phones know? */
/* Phones with the live page; circle NONE: not chosen yet. */
guint drie_evening_get_phones (DrieEvening *self, DrieCircle circle);

/* What is. Borrowed unless said otherwise. */
DrieLibrary *drie_evening_get_library (DrieEvening *self);
gint64 drie_evening_get_id (DrieEvening *self);
const char *drie_evening_get_code (DrieEvening *self);
const DrieSummary *drie_evening_get_summary (DrieEvening *self); /* plan, recaps, agreements, notes, status: as it is now */
const DriePlan *drie_evening_get_plan (DrieEvening *self);
DrieStatus drie_evening_get_status (DrieEvening *self);
void drie_evening_get_state (DrieEvening *self, DrieDialogueState *state); /* now */
const DrieDialogue *drie_evening_get_dialogue (DrieEvening *self);         /* for steps, their elapsed time and extensions */
gint64 drie_evening_get_now (DrieEvening *self);                           /* by the evening's clock, µs since the epoch */
GListModel *drie_evening_get_notes (DrieEvening *self); /* of DrieNoteItem, all circles, order of arrival; one model for life */
DrieNoteItem *drie_evening_get_note (DrieEvening *self, const char *key); /* NULL if unknown */
DrieNoteItem *drie_evening_get_asking (DrieEvening *self);                /* the question being put, or NULL */
/* The selected notes for @to in the order they will be put (leaders only). Transfer container: GPtrArray of borrowed DrieNoteItem. */
GPtrArray *drie_evening_get_selected (DrieEvening *self, DrieCircle to);
const char *drie_evening_get_draft (DrieEvening *self, DrieDraft draft);            /* NULL: nothing is half typed there */
void drie_evening_set_draft (DrieEvening *self, DrieDraft draft, const char *text); /* NULL takes it away; see drafts.c */
gboolean drie_evening_take_hint (DrieEvening *self, DrieHint hint);                 /* TRUE, once: say it now */
char *drie_evening_dup_state_json (DrieEvening *self);                              /* as phones get it, one line; transfer full */
const char *drie_evening_get_undo_label (DrieEvening *self); /* what Ctrl+Z would undo, translated; NULL if nothing */

/* Commands. Each sees every note acknowledged before it, checks, takes effect at once in memory and is handed to the store.
 * FALSE and an error: nothing changed. Durable when a drie_evening_settle_async() called after it is answered.
 * The course of the evening gives a #DrieDialogueError for what it does not allow; every other command %DRIE_EVENING_ERROR_NOT_STARTED
 * before the start, _FINAL once the summary is final, _UNKNOWN_KEY for a key that no note has, and what else is said where it stands. */
gboolean
drie_evening_start (DrieEvening *self, int minutes_ago, GError **error); /* 0–120; while in the first step it corrects the start if > 0 */
gboolean drie_evening_next (DrieEvening *self, GError **error);          /* a question being put counts as put when its step is left */
gboolean drie_evening_back (DrieEvening *self, GError **error);
gboolean drie_evening_pause (DrieEvening *self, GError **error);
gboolean drie_evening_resume (DrieEvening *self, GError **error);
gboolean drie_evening_extend (DrieEvening *self, int seconds, GError **error); /* 1–DRIE_MAX_EXTENSION */
gboolean drie_evening_close (DrieEvening *self, GError **error);
gboolean drie_evening_select (DrieEvening *self, const char *key, GError **error); /* to the end of the questions to be put */
gboolean drie_evening_unselect (DrieEvening *self, const char *key, GError **error);
gboolean drie_evening_move (DrieEvening *self, const char *key, int rank, GError **error); /* 1-based, among the selected */
gboolean drie_evening_ask (DrieEvening *self, const char *key, GError **error);            /* the one asked before counts as put */
gboolean drie_evening_asked (DrieEvening *self, GError **error); /* the one being asked counts as put, and no other is asked */
gboolean drie_evening_answer (DrieEvening *self, const char *key, const char *text, GError **error);
gboolean drie_evening_translate (DrieEvening *self, const char *key, const char *text, GError **error); /* "": no translation any more */
gboolean
drie_evening_group (DrieEvening *self, const char *key, const char *leader, GError **error); /* the same key twice: out of its group */
gboolean drie_evening_dispose (DrieEvening *self, const char *key, DrieDisposition disposition, const char *reason, GError **error);
gboolean
drie_evening_dispose_all (DrieEvening *self, const char *const *keys, DrieDisposition disposition, const char *reason, GError **error);
gboolean drie_evening_paper (DrieEvening *self, DrieCircle from, const char *text, GError **error);
gboolean drie_evening_recap (DrieEvening *self, DrieRecapPart part, const char *text, GError **error);
gboolean drie_evening_agree (DrieEvening *self, const DrieAgreement *agreement, GError **error); /* id 0 adds, else replaces */
gboolean drie_evening_remove_agreement (DrieEvening *self, gint64 id, GError **error);
gboolean drie_evening_publish (DrieEvening *self, GError **error); /* the leaflet */
gboolean drie_evening_undo (DrieEvening *self, GError **error);    /* the newest command that can be undone, of any kind above */

/* When the evening is over; each is explained in after-commands.c or review-commands.c. */
gboolean drie_evening_open_additions (DrieEvening *self, GError **error); /* draft → open for additions */
gboolean drie_evening_add (DrieEvening *self, DrieCircle circle, const char *date, const char *text, GError **error);
gboolean drie_evening_finalise (DrieEvening *self, const char *what, GError **error);
gboolean drie_evening_revise (DrieEvening *self, GError **error); /* final → draft of the next version */
gboolean drie_evening_forget_versions (DrieEvening *self, GError **error);
gboolean drie_evening_set_contact (DrieEvening *self, const char *contact, GError **error);
gboolean drie_evening_set_review_date (DrieEvening *self, const char *date, GError **error);
gboolean drie_evening_review (DrieEvening *self, const DrieReview *review, GError **error);

/* Answered when every command given so far is committed and phones' state was published. FALSE with an error if one could not be saved. */
void drie_evening_settle_async (DrieEvening *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_evening_settle_finish (DrieEvening *self, GAsyncResult *result, GError **error);

G_END_DECLS
