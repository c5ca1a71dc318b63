/* Simulated phones. SPDX-License-Identifier: GPL-3.0-or-later */
#include "rehearsal/rehearsal.h"

#include "rehearsal/phone.h"

/* Who comes in, again and again: 3 pupils, 4 parents, 2 teachers; the first three are one of each. */
static const DrieCircle arrivals[] = {
  DRIE_CIRCLE_PUPILS,  DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_TEACHERS, DRIE_CIRCLE_PARENTS,  DRIE_CIRCLE_PUPILS,
  DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS,  DRIE_CIRCLE_PARENTS,  DRIE_CIRCLE_TEACHERS,
};

struct _DrieRehearsal
{
  GObject parent_instance;

  char *url;
  char *language;
  guint n_phones;
  double pace;
  guint32 seed;

  DriePhoneHall *hall; /* NULL before the start */
  GPtrArray *phones;   /* of DriePhone; empty after the end */
};

G_DEFINE_FINAL_TYPE (DrieRehearsal, drie_rehearsal, G_TYPE_OBJECT)

static void
drie_rehearsal_dispose (GObject *object)
{
  drie_rehearsal_stop (DRIE_REHEARSAL (object));
  G_OBJECT_CLASS (drie_rehearsal_parent_class)->dispose (object);
}

static void
drie_rehearsal_finalize (GObject *object)
{
  DrieRehearsal *self = DRIE_REHEARSAL (object);

  g_ptr_array_unref (self->phones);
  drie_phone_hall_unref (self->hall);
  g_free (self->url);
  g_free (self->language);
  G_OBJECT_CLASS (drie_rehearsal_parent_class)->finalize (object);
}

static void
drie_rehearsal_class_init (DrieRehearsalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drie_rehearsal_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_rehearsal_finalize;
}

static void
drie_rehearsal_init (DrieRehearsal *self)
{
  self->seed = g_random_int ();
  self->phones = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_phone_unref);
}

DrieRehearsal *
drie_rehearsal_new (const char *url, const char *language, guint phones, double pace)
{
  g_return_val_if_fail (url != NULL && language != NULL && pace > 0, NULL);

  DrieRehearsal *self = g_object_new (DRIE_TYPE_REHEARSAL, NULL);
  self->url = g_strdup (url);
  self->language = g_strdup (language);
  self->n_phones = phones;
  self->pace = pace;
  return self;
}

void
drie_rehearsal_set_seed (DrieRehearsal *self, guint32 seed)
{
  g_return_if_fail (DRIE_IS_REHEARSAL (self) && self->hall == NULL);

  self->seed = seed;
}

void
drie_rehearsal_start (DrieRehearsal *self)
{
  g_return_if_fail (DRIE_IS_REHEARSAL (self) && self->hall == NULL);

  self->hall = drie_phone_hall_new (self->url, self->language, self->n_phones, self->pace, self->seed);
  g_return_if_fail (self->hall != NULL);
  for (guint i = 0; i < self->n_phones; i++)
    {
      DrieCircle circle = arrivals[i % G_N_ELEMENTS (arrivals)];
      guint place = self->hall->per_circle[circle]++;

      g_ptr_array_add (self->phones, drie_phone_new (self->hall, circle, place, self->seed + 1 + i));
    }
  for (guint i = 0; i < self->phones->len; i++)
    drie_phone_join (g_ptr_array_index (self->phones, i));
}

void
drie_rehearsal_stop (DrieRehearsal *self)
{
  g_return_if_fail (DRIE_IS_REHEARSAL (self));

  if (self->hall != NULL)
    g_cancellable_cancel (self->hall->left);
  for (guint i = 0; i < self->phones->len; i++)
    drie_phone_leave (g_ptr_array_index (self->phones, i));
  g_ptr_array_set_size (self->phones, 0);
}

guint
drie_rehearsal_get_joined (DrieRehearsal *self)
{
  g_return_val_if_fail (DRIE_IS_REHEARSAL (self), 0);

  return self->hall != NULL ? self->hall->joined : 0;
}

guint
drie_rehearsal_get_acknowledged (DrieRehearsal *self)
{
  g_return_val_if_fail (DRIE_IS_REHEARSAL (self), 0);

  return self->hall != NULL ? self->hall->acknowledged : 0;
}

guint
drie_rehearsal_get_refused (DrieRehearsal *self)
{
  g_return_val_if_fail (DRIE_IS_REHEARSAL (self), 0);

  return self->hall != NULL ? self->hall->refused : 0;
}
