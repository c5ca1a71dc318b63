/* The parts of the evening, for each other. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/clock.h"
#include "evening/evening.h"
#include "evening/inbox.h"
#include "evening/library-private.h"
#include "evening/note-item-private.h"
#include "evening/undo.h"
#include "model/thread.h"
#include "web/server.h"

G_BEGIN_DECLS

struct _DrieEvening
{
  GObject parent_instance;

  DrieThread thread; /* the main one */

  /* Owned */
  DrieLibrary *library;
  DrieSummary *summary; /* its notes are borrowed from the rows in @notes */
  DrieDialogue *dialogue;
  GListStore *notes;
  GHashTable *by_key; /* key → row */
  DrieInbox *inbox;
  DrieWebServer *server;
  char *address;
  char *url;
  DriePublicState *shown; /* what phones were shown last; NULL before that */
  DrieUndo *undo;
  char *clock_text;            /* the clock that the evening had before, as it is stored, or NULL */
  char *drafts[DRIE_N_DRAFTS]; /* each NULL if nothing is half typed there */
  char *unwritable;            /* why nothing can be saved at the moment, or NULL */
  char *unreachable;           /* why phones cannot reach the address at the moment, or NULL */
  gboolean hinted[DRIE_N_HINTS];
  GError *unsaved; /* the first failure to store since the last settle */
  GQueue settling; /* GTask that wait for the phones' state to be published */

  /* Borrowed */
  DrieStore *store;

  DrieClock clock;
  char *listen; /* the one address listened on, or NULL for all */
  guint16 port;
  guint phones[DRIE_N_CIRCLES + 1];
  guint display_source;
  guint publish_source;
  guint look_source;     /* looks whether the address is still there */
  gboolean reload_late;  /* something failed while nothing could be saved: what is stored is loaded afterwards */
  guint publishing;      /* publications that were not answered yet */
  gint64 next_agreement; /* number of an agreement until the store gives it one: negative */
  DrieCircleSet shown_open_for;
  DrieTimeMark shown_mark;
  guint shown_events; /* length of the log when the mark was looked at last */
};

/* evening.c */
gint64 drie_evening_now (DrieEvening *self);
void drie_evening_changed (DrieEvening *self);                                           /* emits, publishes, arms the display's timer */
void drie_evening_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data); /* user_data: a reference to the evening */
void drie_evening_unsaved (DrieEvening *self, const GError *error);
void drie_evening_reload (DrieEvening *self); /* what is stored */

/* trouble.c: what is wrong as long as it lasts */
void drie_evening_watch_library (DrieEvening *self);
void drie_evening_watch_address (DrieEvening *self); /* from now on, until it stops serving */
void drie_evening_look_for_address (DrieEvening *self);
void drie_evening_unwatch_address (DrieEvening *self);

/* evening-notes.c: the rows */
void drie_evening_load_notes (DrieEvening *self);
void drie_evening_name_notes (DrieEvening *self);
void drie_evening_receive (DrieNoteOp op, DrieNote *note, gpointer self);
void drie_evening_received (gpointer self); /* a batch is in */
DrieNoteItem *drie_evening_find (DrieEvening *self, const char *key, GError **error);
DrieNoteItem *drie_evening_find_id (DrieEvening *self, gint64 id);
void drie_evening_count_similar (DrieEvening *self);
void
drie_evening_paper_written (DrieNoteOutcome outcome, const DrieNote *note, const GError *error, gpointer self); /* takes the reference */

/* note-edit.c: changes of several notes that are stored, undone and shown as one */
typedef struct _DrieNoteEdit DrieNoteEdit;
DrieNoteEdit *drie_note_edit_new (DrieEvening *evening);
void drie_note_edit_free (DrieNoteEdit *self);
DrieNote *drie_note_edit_touch (DrieNoteEdit *self, DrieNoteItem *item); /* the note, to be changed; remembers how it was */
void drie_note_edit_rank (DrieNoteEdit *self, DrieCircle to);            /* numbers the selected 1, 2, 3 again */
GPtrArray *
drie_note_edit_commit (DrieNoteEdit *self); /* stores and shows; how the notes were before (transfer full), NULL if nothing changed */
void drie_note_edit_restore (DrieEvening *evening, GPtrArray *before);
void drie_note_set_disposition (DrieNote *note, DrieDisposition disposition, const char *reason); /* and its rank: last, or none */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieNoteEdit, drie_note_edit_free)

/* note-commands.c */
DrieNoteItem *drie_evening_find_started (DrieEvening *self, const char *key, GError **error); /* the evening must have started, too */
/* Ranks (@to NONE: for every circle), commits, remembers. */
gboolean drie_evening_finish_edit (DrieEvening *self, DrieNoteEdit *edit, DrieCircle to, const char *label);
gboolean drie_evening_refuse_disposition (GError **error, const char *message); /* returns FALSE */
/* Of @leader and all that are grouped under it. */
void drie_evening_set_group_disposition (DrieEvening *self, DrieNoteEdit *edit, DrieNoteItem *leader, DrieDisposition disposition,
                                         const char *reason);

/* groups.c */
DrieNoteItem *drie_evening_leader_of (DrieEvening *self, DrieNoteItem *item); /* itself, if it is in no group */
GPtrArray *drie_evening_group_of (DrieEvening *self, DrieNoteItem *leader);   /* the leader first; transfer container */
void drie_evening_hand_on (DrieEvening *self, DrieNoteEdit *edit, DrieNoteItem *leader);

/* drafts.c */
gboolean drie_evening_load_drafts (DrieEvening *self, GError **error);
void drie_evening_keep_clock (DrieEvening *self);   /* over the end of the program, as a draft */
void drie_evening_clear_drafts (DrieEvening *self); /* in memory only */

/* after-commands.c */
/* Takes in the notes that came before the command. @error: %DRIE_EVENING_ERROR_NOT_CLOSED */
gboolean drie_evening_begin_after (DrieEvening *self, GError **error);
/* The text normalised; NULL and %DRIE_EVENING_ERROR_TOO_LONG if it has more than @max code points. Transfer full. */
char *drie_evening_take_text (const char *text, int max, GError **error);
/* @date as a day of the calendar; NULL is today by the evening's clock. Transfer full; NULL and %DRIE_EVENING_ERROR_ARGUMENT if it is none.
 */
char *drie_evening_take_date (DrieEvening *self, const char *date, GError **error);
void drie_evening_undo_after (DrieEvening *self, DrieUndoEntry *entry);

/* review-commands.c */
void drie_evening_undo_review (DrieEvening *self, DrieUndoEntry *entry);

/* publish.c */
void drie_evening_queue_publish (DrieEvening *self);
DriePublicState *drie_evening_make_state (DrieEvening *self);        /* without notes and leaflet */
DriePublicState *drie_evening_make_public_state (DrieEvening *self); /* with them; remembered */

/* commands.c */
gboolean drie_evening_check_started (DrieEvening *self, GError **error); /* started and not final: notes, recaps, agreements may change */
gboolean drie_evening_check_not_final (DrieEvening *self, GError **error);
void drie_evening_store_events (DrieEvening *self, guint from);
void drie_evening_store_agreement (DrieEvening *self, DrieAgreement *agreement);
void drie_evening_unstore_agreement (DrieEvening *self, gint64 id);
gboolean drie_evening_drop_agreement (DrieEvening *self, gint64 id, guint *position, DrieAgreement **dropped);

G_END_DECLS
