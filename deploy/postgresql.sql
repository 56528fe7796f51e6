-- Roles and databases of Ineen, for an administrator of PostgreSQL: psql -X -v ON_ERROR_STOP=1 -f postgresql.sql
-- Set the passwords afterwards with \password, so that they stand in no file and no history.
--
-- Per database an owner, who makes the tables, and a role of the application, which can use them and no more. The keeper
-- reads the vault across its compartments, to back up and to check the log; nobody signs in with it.

CREATE ROLE ineen_owner LOGIN;
CREATE ROLE ineen_vault_owner LOGIN;
CREATE ROLE ineen_keys_owner LOGIN;
CREATE ROLE ineen_app LOGIN;
CREATE ROLE ineen_vault LOGIN;
CREATE ROLE ineen_keys LOGIN;
CREATE ROLE ineen_keeper NOLOGIN ROLE ineen_vault_owner;

CREATE DATABASE ineen OWNER ineen_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
CREATE DATABASE ineen_vault OWNER ineen_vault_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
CREATE DATABASE ineen_keys OWNER ineen_keys_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';

-- from the first moment only who belongs there may enter
REVOKE ALL ON DATABASE ineen, ineen_vault, ineen_keys FROM PUBLIC;
