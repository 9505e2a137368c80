-- Only who is involved in a casus sees that it exists (brief F1: PR/CR on the case).
SET ROLE baken_gate;

CREATE OR REPLACE FUNCTION gate.own_casus() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(array_agg(i.casus_id), '{}') FROM public.care_involvement i
     WHERE i.membership = gate.membership() AND i.municipality = gate.municipality() AND (i.until IS NULL OR i.until > now())
$$;

-- The first to be involved is who opens the casus; after that only somebody involved brings in another.
CREATE OR REPLACE FUNCTION gate.may_involve(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT casus = ANY (gate.own_casus())
        OR NOT EXISTS (SELECT FROM public.care_involvement i WHERE i.casus_id = casus)
$$;

-- The row policies ask these; nobody else may.
REVOKE ALL ON FUNCTION gate.own_casus(), gate.may_involve(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.own_casus(), gate.may_involve(uuid) TO baken_app, baken_worker;

-- The plan is only carried out with both tracks or a reason, and a next contact (C51, C54).
CREATE OR REPLACE FUNCTION gate.casus_may_be_carried_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.to_state = 'carrying_out' AND NOT EXISTS (
        SELECT FROM public.privacy_urgentact u  -- spoed, but only for this casus and by who acts now
         WHERE u.id = NEW.urgent_id AND u.municipality = NEW.municipality AND u.record = NEW.casus_id AND u."by" = NEW."by")
       AND NOT EXISTS (
        SELECT FROM public.care_casus c WHERE c.id = NEW.casus_id AND c.next_contact IS NOT NULL
           AND (c.one_track_reason <> '' OR 2 = (SELECT count(DISTINCT t.track) FROM public.care_trackaction t WHERE t.casus_id = c.id)))
    THEN
        RAISE EXCEPTION 'a plan needs two tracks or a reason, and a next contact' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION gate.casus_may_be_carried_out() TO baken_owner;
RESET ROLE;

CREATE OR REPLACE TRIGGER a_plan_before_work BEFORE INSERT ON care_casusstep
    FOR EACH ROW EXECUTE FUNCTION gate.casus_may_be_carried_out();
