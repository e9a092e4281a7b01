-- What each role may do in the connected database. Run as the cluster's superuser; repeatable.
-- Rows are held by the row-level policies of the migrations; this only opens the tables to the two
-- serving roles. Default privileges count per database and only for what the owner makes afterwards.
DO $$
BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO infohouse_owner', current_database());
    -- Nobody may look in uninvited; temporary tables could shadow ours inside a definer function.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO infohouse_web, infohouse_worker', current_database());
END
$$;
ALTER SCHEMA public OWNER TO infohouse_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO infohouse_web, infohouse_worker;
ALTER DEFAULT PRIVILEGES FOR ROLE infohouse_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO infohouse_web, infohouse_worker;
ALTER DEFAULT PRIVILEGES FOR ROLE infohouse_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO infohouse_web, infohouse_worker;
