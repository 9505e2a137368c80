-- signals: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_check2aparticipant'::regclass AND conname = 'signals_check2aparticipant_key_id')
    THEN ALTER TABLE signals_check2aparticipant ADD CONSTRAINT signals_check2aparticipant_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_check2aparticipant'::regclass AND conname = 'signals_check2aparticipant_key_signal_id_id')
    THEN ALTER TABLE signals_check2aparticipant ADD CONSTRAINT signals_check2aparticipant_key_signal_id_id UNIQUE (municipality, signal_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_check2binstrument'::regclass AND conname = 'signals_check2binstrument_key_signal_id_author_id')
    THEN ALTER TABLE signals_check2binstrument ADD CONSTRAINT signals_check2binstrument_key_signal_id_author_id UNIQUE (municipality, signal_id, author, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_checkconfirmation'::regclass AND conname = 'signals_checkconfirmation_key_signal_id_id')
    THEN ALTER TABLE signals_checkconfirmation ADD CONSTRAINT signals_checkconfirmation_key_signal_id_id UNIQUE (municipality, signal_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_privacycheck1'::regclass AND conname = 'signals_privacycheck1_key_signal_id_id')
    THEN ALTER TABLE signals_privacycheck1 ADD CONSTRAINT signals_privacycheck1_key_signal_id_id UNIQUE (municipality, signal_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signal'::regclass AND conname = 'signals_signal_key_id')
    THEN ALTER TABLE signals_signal ADD CONSTRAINT signals_signal_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_sourceaddressee'::regclass AND conname = 'signals_sourceaddressee_key_id')
    THEN ALTER TABLE signals_sourceaddressee ADD CONSTRAINT signals_sourceaddressee_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_sourceresearch'::regclass AND conname = 'signals_sourceresearch_key_signal_id_id')
    THEN ALTER TABLE signals_sourceresearch ADD CONSTRAINT signals_sourceresearch_key_signal_id_id UNIQUE (municipality, signal_id, id); END IF; END $$;

-- signals_check2aparticipant · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_check2aparticipant ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_check2aparticipant FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_check2aparticipant FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_check2aparticipant TO baken_backup;
GRANT SELECT, DELETE ON signals_check2aparticipant TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_check2aparticipant TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_check2aparticipant;
DROP POLICY IF EXISTS destroy ON signals_check2aparticipant;
DROP POLICY IF EXISTS see ON signals_check2aparticipant;
DROP POLICY IF EXISTS enter ON signals_check2aparticipant;
DROP POLICY IF EXISTS change ON signals_check2aparticipant;
CREATE POLICY gate ON signals_check2aparticipant FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_check2aparticipant FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_check2aparticipant.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_check2aparticipant
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_check2aparticipant TO baken_app, baken_worker;
CREATE POLICY see ON signals_check2aparticipant FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_check2aparticipant.signal_id));
GRANT INSERT ON signals_check2aparticipant TO baken_app, baken_worker;
CREATE POLICY enter ON signals_check2aparticipant FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_check2aparticipant.signal_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_check2aparticipant'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_check2aparticipant ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_check2aparticipant
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_check2binstrument · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_check2binstrument ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_check2binstrument FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_check2binstrument FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_check2binstrument TO baken_backup;
GRANT SELECT, DELETE ON signals_check2binstrument TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_check2binstrument TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_check2binstrument;
DROP POLICY IF EXISTS destroy ON signals_check2binstrument;
DROP POLICY IF EXISTS see ON signals_check2binstrument;
DROP POLICY IF EXISTS enter ON signals_check2binstrument;
DROP POLICY IF EXISTS change ON signals_check2binstrument;
CREATE POLICY gate ON signals_check2binstrument FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_check2binstrument FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_check2binstrument.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_check2binstrument
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_check2binstrument TO baken_app, baken_worker;
CREATE POLICY see ON signals_check2binstrument FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_check2binstrument.signal_id));
GRANT INSERT ON signals_check2binstrument TO baken_app, baken_worker;
CREATE POLICY enter ON signals_check2binstrument FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_check2binstrument.signal_id)
    AND (author = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_check2binstrument'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_check2binstrument ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_check2binstrument
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_checkconfirmation · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_checkconfirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_checkconfirmation FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_checkconfirmation FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_checkconfirmation TO baken_backup;
GRANT SELECT, DELETE ON signals_checkconfirmation TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_checkconfirmation TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_checkconfirmation;
DROP POLICY IF EXISTS destroy ON signals_checkconfirmation;
DROP POLICY IF EXISTS see ON signals_checkconfirmation;
DROP POLICY IF EXISTS enter ON signals_checkconfirmation;
DROP POLICY IF EXISTS change ON signals_checkconfirmation;
CREATE POLICY gate ON signals_checkconfirmation FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_checkconfirmation FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_checkconfirmation.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_checkconfirmation
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_checkconfirmation TO baken_app, baken_worker;
CREATE POLICY see ON signals_checkconfirmation FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_checkconfirmation.signal_id));
GRANT INSERT ON signals_checkconfirmation TO baken_app, baken_worker;
CREATE POLICY enter ON signals_checkconfirmation FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_checkconfirmation.signal_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_checkconfirmation'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_checkconfirmation ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_checkconfirmation'::regclass AND conname = 'of_check_2b_id')
    THEN ALTER TABLE signals_checkconfirmation ADD CONSTRAINT of_check_2b_id FOREIGN KEY (municipality, signal_id, author, check_2b_id) REFERENCES signals_check2binstrument (municipality, signal_id, author, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_checkconfirmation
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_hitdisclosure · signals.sources · GEMEENTE_SIGNAAL
ALTER TABLE signals_hitdisclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_hitdisclosure FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_hitdisclosure FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_hitdisclosure TO baken_backup;
GRANT SELECT, DELETE ON signals_hitdisclosure TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_hitdisclosure TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_hitdisclosure;
DROP POLICY IF EXISTS destroy ON signals_hitdisclosure;
DROP POLICY IF EXISTS see ON signals_hitdisclosure;
DROP POLICY IF EXISTS enter ON signals_hitdisclosure;
DROP POLICY IF EXISTS change ON signals_hitdisclosure;
CREATE POLICY gate ON signals_hitdisclosure FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_hitdisclosure FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_hitdisclosure
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_hitdisclosure TO baken_app, baken_worker;
CREATE POLICY see ON signals_hitdisclosure FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'inspector:answer_for_source', 'lawyer:answer_for_source', 'lawyer:weigh_signals', 'privacy_officer:run_privacy', 'safety_adviser:answer_for_source', 'safety_adviser:weigh_signals', 'weigher:answer_for_source', 'weigher:weigh_signals'))
    AND (asked_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint AND (owner = (SELECT gate.membership()) OR (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals', 'privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy')))));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_hitdisclosure
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_privacycheck1 · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_privacycheck1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_privacycheck1 FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_privacycheck1 FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_privacycheck1 TO baken_backup;
GRANT SELECT, DELETE ON signals_privacycheck1 TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_privacycheck1 TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_privacycheck1;
DROP POLICY IF EXISTS destroy ON signals_privacycheck1;
DROP POLICY IF EXISTS see ON signals_privacycheck1;
DROP POLICY IF EXISTS enter ON signals_privacycheck1;
DROP POLICY IF EXISTS change ON signals_privacycheck1;
CREATE POLICY gate ON signals_privacycheck1 FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_privacycheck1 FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_privacycheck1.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_privacycheck1
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_privacycheck1 TO baken_app, baken_worker;
CREATE POLICY see ON signals_privacycheck1 FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_privacycheck1.signal_id));
GRANT INSERT ON signals_privacycheck1 TO baken_app, baken_worker;
CREATE POLICY enter ON signals_privacycheck1 FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_privacycheck1.signal_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_privacycheck1'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_privacycheck1 ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_privacycheck1
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_signal · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_signal ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_signal FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_signal FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_signal TO baken_backup;
GRANT SELECT, DELETE ON signals_signal TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_signal TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_signal;
DROP POLICY IF EXISTS destroy ON signals_signal;
DROP POLICY IF EXISTS see ON signals_signal;
DROP POLICY IF EXISTS enter ON signals_signal;
DROP POLICY IF EXISTS change ON signals_signal;
CREATE POLICY gate ON signals_signal FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_signal FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_signal
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_signal TO baken_app, baken_worker;
CREATE POLICY see ON signals_signal FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals')));
GRANT INSERT ON signals_signal TO baken_app, baken_worker;
CREATE POLICY enter ON signals_signal FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND state = 'received');
GRANT UPDATE (keep_until, summary, phenomenon, area, place) ON signals_signal TO baken_app, baken_worker;
CREATE POLICY change ON signals_signal FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals')));

-- signals_signalkey · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_signalkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_signalkey FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_signalkey FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_signalkey TO baken_backup;
GRANT SELECT, DELETE ON signals_signalkey TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_signalkey TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_signalkey;
DROP POLICY IF EXISTS destroy ON signals_signalkey;
DROP POLICY IF EXISTS see ON signals_signalkey;
DROP POLICY IF EXISTS enter ON signals_signalkey;
DROP POLICY IF EXISTS change ON signals_signalkey;
CREATE POLICY gate ON signals_signalkey FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_signalkey FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalkey.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_signalkey
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_signalkey TO baken_app, baken_worker;
CREATE POLICY see ON signals_signalkey FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalkey.signal_id)
    AND (false));
GRANT INSERT ON signals_signalkey TO baken_app, baken_worker;
CREATE POLICY enter ON signals_signalkey FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalkey.signal_id)
    AND (EXISTS (SELECT FROM signals_signal AS marked WHERE marked.id = signal_id AND (marked.state IN ('intake', 'weighing') OR marked.state = 'received' AND marked.opened_by = (SELECT gate.membership()))) AND NOT EXISTS (SELECT FROM signals_privacycheck1 AS looked WHERE looked.signal_id = signals_signalkey.signal_id)));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signalkey'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_signalkey ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;

-- signals_signalreport · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_signalreport ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_signalreport FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_signalreport FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_signalreport TO baken_backup;
GRANT SELECT, DELETE ON signals_signalreport TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_signalreport TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_signalreport;
DROP POLICY IF EXISTS destroy ON signals_signalreport;
DROP POLICY IF EXISTS see ON signals_signalreport;
DROP POLICY IF EXISTS enter ON signals_signalreport;
DROP POLICY IF EXISTS change ON signals_signalreport;
CREATE POLICY gate ON signals_signalreport FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_signalreport FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalreport.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_signalreport
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_signalreport TO baken_app, baken_worker;
CREATE POLICY see ON signals_signalreport FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalreport.signal_id));
GRANT INSERT ON signals_signalreport TO baken_app, baken_worker;
CREATE POLICY enter ON signals_signalreport FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalreport.signal_id));
GRANT UPDATE (undone_by, undone_at) ON signals_signalreport TO baken_app, baken_worker;
CREATE POLICY change ON signals_signalreport FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalreport.signal_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalreport.signal_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signalreport'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_signalreport ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_signalreport
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_signalstep · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_signalstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_signalstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_signalstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_signalstep TO baken_backup;
GRANT SELECT, DELETE ON signals_signalstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_signalstep TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_signalstep;
DROP POLICY IF EXISTS destroy ON signals_signalstep;
DROP POLICY IF EXISTS see ON signals_signalstep;
DROP POLICY IF EXISTS enter ON signals_signalstep;
DROP POLICY IF EXISTS change ON signals_signalstep;
CREATE POLICY gate ON signals_signalstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_signalstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalstep.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_signalstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_signalstep TO baken_app, baken_worker;
CREATE POLICY see ON signals_signalstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalstep.signal_id));
GRANT INSERT ON signals_signalstep TO baken_app, baken_worker;
CREATE POLICY enter ON signals_signalstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalstep.signal_id));
GRANT UPDATE (keep_until) ON signals_signalstep TO baken_app, baken_worker;
CREATE POLICY change ON signals_signalstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalstep.signal_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_signalstep.signal_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signalstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE signals_signalstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signalstep'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_signalstep ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signalstep'::regclass AND conname = 'of_check_1_id')
    THEN ALTER TABLE signals_signalstep ADD CONSTRAINT of_check_1_id FOREIGN KEY (municipality, signal_id, check_1_id) REFERENCES signals_privacycheck1 (municipality, signal_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signalstep'::regclass AND conname = 'of_check_2a_id')
    THEN ALTER TABLE signals_signalstep ADD CONSTRAINT of_check_2a_id FOREIGN KEY (municipality, signal_id, check_2a_id) REFERENCES signals_check2aparticipant (municipality, signal_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_signalstep'::regclass AND conname = 'of_confirmation_id')
    THEN ALTER TABLE signals_signalstep ADD CONSTRAINT of_confirmation_id FOREIGN KEY (municipality, signal_id, confirmation_id) REFERENCES signals_checkconfirmation (municipality, signal_id, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON signals_signalstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('signals_signal', 'signal_id', 'signals.signal');

-- signals_sourceaddressee · signals.sources · GEMEENTE_SIGNAAL
ALTER TABLE signals_sourceaddressee ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_sourceaddressee FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_sourceaddressee FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_sourceaddressee TO baken_backup;
GRANT SELECT, DELETE ON signals_sourceaddressee TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_sourceaddressee TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_sourceaddressee;
DROP POLICY IF EXISTS destroy ON signals_sourceaddressee;
DROP POLICY IF EXISTS see ON signals_sourceaddressee;
DROP POLICY IF EXISTS enter ON signals_sourceaddressee;
DROP POLICY IF EXISTS change ON signals_sourceaddressee;
CREATE POLICY gate ON signals_sourceaddressee FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_sourceaddressee FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_sourceaddressee
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_sourceaddressee TO baken_app, baken_worker;
CREATE POLICY see ON signals_sourceaddressee FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'inspector:answer_for_source', 'lawyer:answer_for_source', 'lawyer:weigh_signals', 'privacy_officer:run_privacy', 'safety_adviser:answer_for_source', 'safety_adviser:weigh_signals', 'weigher:answer_for_source', 'weigher:weigh_signals'))
    AND (owner = (SELECT gate.membership()) AND (SELECT gate.activity()) = 'answer_for_source'));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_sourceaddressee
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_sourceanswer · signals.sources · GEMEENTE_SIGNAAL
ALTER TABLE signals_sourceanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_sourceanswer FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_sourceanswer FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_sourceanswer TO baken_backup;
GRANT SELECT, DELETE ON signals_sourceanswer TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_sourceanswer TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_sourceanswer;
DROP POLICY IF EXISTS destroy ON signals_sourceanswer;
DROP POLICY IF EXISTS see ON signals_sourceanswer;
DROP POLICY IF EXISTS enter ON signals_sourceanswer;
DROP POLICY IF EXISTS change ON signals_sourceanswer;
CREATE POLICY gate ON signals_sourceanswer FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_sourceanswer FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_sourceanswer
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_sourceanswer TO baken_app, baken_worker;
CREATE POLICY see ON signals_sourceanswer FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'inspector:answer_for_source', 'lawyer:answer_for_source', 'lawyer:weigh_signals', 'privacy_officer:run_privacy', 'safety_adviser:answer_for_source', 'safety_adviser:weigh_signals', 'weigher:answer_for_source', 'weigher:weigh_signals'))
    AND ((by = (SELECT gate.membership()) AND (SELECT gate.activity()) = 'answer_for_source') OR (disclosed AND (SELECT gate.activity()) = 'weigh_signals')));
GRANT INSERT ON signals_sourceanswer TO baken_app, baken_worker;
CREATE POLICY enter ON signals_sourceanswer FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('inspector:answer_for_source', 'lawyer:answer_for_source', 'safety_adviser:answer_for_source', 'weigher:answer_for_source'))
    AND "by" = (SELECT gate.membership())
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_sourceanswer'::regclass AND conname = 'of_addressee_id')
    THEN ALTER TABLE signals_sourceanswer ADD CONSTRAINT of_addressee_id FOREIGN KEY (municipality, addressee_id) REFERENCES signals_sourceaddressee (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_sourceanswer
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_sourceowner · signals.sources · GEMEENTE_SIGNAAL
ALTER TABLE signals_sourceowner ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_sourceowner FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_sourceowner FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_sourceowner TO baken_backup;
GRANT SELECT, DELETE ON signals_sourceowner TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_sourceowner TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_sourceowner;
DROP POLICY IF EXISTS destroy ON signals_sourceowner;
DROP POLICY IF EXISTS see ON signals_sourceowner;
DROP POLICY IF EXISTS enter ON signals_sourceowner;
DROP POLICY IF EXISTS change ON signals_sourceowner;
CREATE POLICY gate ON signals_sourceowner FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_sourceowner FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_sourceowner
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_sourceowner TO baken_app, baken_worker;
CREATE POLICY see ON signals_sourceowner FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('data_protection_officer:supervise_privacy', 'inspector:answer_for_source', 'lawyer:answer_for_source', 'lawyer:weigh_signals', 'privacy_officer:run_privacy', 'safety_adviser:answer_for_source', 'safety_adviser:weigh_signals', 'weigher:answer_for_source', 'weigher:weigh_signals')));
GRANT INSERT ON signals_sourceowner TO baken_app, baken_worker;
CREATE POLICY enter ON signals_sourceowner FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND ((SELECT gate.role()) = 'safety_adviser'));
GRANT UPDATE (valid_until) ON signals_sourceowner TO baken_app, baken_worker;
CREATE POLICY change ON signals_sourceowner FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:weigh_signals'))
    AND ((SELECT gate.role()) = 'safety_adviser')) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('safety_adviser:weigh_signals'))
    AND ((SELECT gate.role()) = 'safety_adviser'));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_sourceowner
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_sourcequestion · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_sourcequestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_sourcequestion FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_sourcequestion FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_sourcequestion TO baken_backup;
GRANT SELECT, DELETE ON signals_sourcequestion TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_sourcequestion TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_sourcequestion;
DROP POLICY IF EXISTS destroy ON signals_sourcequestion;
DROP POLICY IF EXISTS see ON signals_sourcequestion;
DROP POLICY IF EXISTS enter ON signals_sourcequestion;
DROP POLICY IF EXISTS change ON signals_sourcequestion;
CREATE POLICY gate ON signals_sourcequestion FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_sourcequestion FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_sourcequestion.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_sourcequestion
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_sourcequestion TO baken_app, baken_worker;
CREATE POLICY see ON signals_sourcequestion FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_sourcequestion.signal_id));
GRANT INSERT ON signals_sourcequestion TO baken_app, baken_worker;
CREATE POLICY enter ON signals_sourcequestion FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_sourcequestion.signal_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_sourcequestion'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_sourcequestion ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_sourcequestion'::regclass AND conname = 'of_research_id')
    THEN ALTER TABLE signals_sourcequestion ADD CONSTRAINT of_research_id FOREIGN KEY (municipality, signal_id, research_id) REFERENCES signals_sourceresearch (municipality, signal_id, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_sourcequestion
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_sourceresearch · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_sourceresearch ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_sourceresearch FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_sourceresearch FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_sourceresearch TO baken_backup;
GRANT SELECT, DELETE ON signals_sourceresearch TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_sourceresearch TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_sourceresearch;
DROP POLICY IF EXISTS destroy ON signals_sourceresearch;
DROP POLICY IF EXISTS see ON signals_sourceresearch;
DROP POLICY IF EXISTS enter ON signals_sourceresearch;
DROP POLICY IF EXISTS change ON signals_sourceresearch;
CREATE POLICY gate ON signals_sourceresearch FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_sourceresearch FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_sourceresearch.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_sourceresearch
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_sourceresearch TO baken_app, baken_worker;
CREATE POLICY see ON signals_sourceresearch FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_sourceresearch.signal_id)
    AND (asked_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint));
GRANT INSERT ON signals_sourceresearch TO baken_app, baken_worker;
CREATE POLICY enter ON signals_sourceresearch FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_sourceresearch.signal_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_sourceresearch'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_sourceresearch ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_sourceresearch'::regclass AND conname = 'of_check_1_id')
    THEN ALTER TABLE signals_sourceresearch ADD CONSTRAINT of_check_1_id FOREIGN KEY (municipality, signal_id, check_1_id) REFERENCES signals_privacycheck1 (municipality, signal_id, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_sourceresearch
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- signals_weighing · signals · GEMEENTE_SIGNAAL
ALTER TABLE signals_weighing ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_weighing FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_weighing FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON signals_weighing TO baken_backup;
GRANT SELECT, DELETE ON signals_weighing TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON signals_weighing TO baken_gate;
DROP POLICY IF EXISTS gate ON signals_weighing;
DROP POLICY IF EXISTS destroy ON signals_weighing;
DROP POLICY IF EXISTS see ON signals_weighing;
DROP POLICY IF EXISTS enter ON signals_weighing;
DROP POLICY IF EXISTS change ON signals_weighing;
CREATE POLICY gate ON signals_weighing FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON signals_weighing FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_weighing.signal_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON signals_weighing
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON signals_weighing TO baken_app, baken_worker;
CREATE POLICY see ON signals_weighing FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_consultation', 'lawyer:weigh_signals', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_consultation', 'safety_adviser:weigh_signals', 'system:keep_house', 'weigher:direct_dossiers', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_weighing.signal_id));
GRANT INSERT ON signals_weighing TO baken_app, baken_worker;
CREATE POLICY enter ON signals_weighing FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM signals_signal AS parent WHERE parent.id = signals_weighing.signal_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'signals_weighing'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE signals_weighing ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON signals_weighing
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
