-- What is being typed at the desk and is nothing yet, such as an agreement that is half written: it outlives the program's end, and goes when
-- it has become something, when the summary is final, and on the erase date. It is in no index and in no export.

CREATE TABLE draft (
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (dialogue, place)
) STRICT, WITHOUT ROWID;
