-- What docker-compose.yml needs on its SQL Server: the database and the login of the application. Can be run again.
-- sqlcmd takes $(ISMSROLES_SQL_PASSWORD) from the environment.
IF DB_ID(N'IsmsRoles') IS NULL
    CREATE DATABASE [IsmsRoles];
GO
ALTER DATABASE [IsmsRoles] SET READ_COMMITTED_SNAPSHOT ON;
GO
IF SUSER_ID(N'ismsroles') IS NULL
    CREATE LOGIN [ismsroles] WITH PASSWORD = N'$(ISMSROLES_SQL_PASSWORD)', DEFAULT_DATABASE = [IsmsRoles];
ELSE
    ALTER LOGIN [ismsroles] WITH PASSWORD = N'$(ISMSROLES_SQL_PASSWORD)';
GO
USE [IsmsRoles];
GO
IF USER_ID(N'ismsroles') IS NULL
    CREATE USER [ismsroles] FOR LOGIN [ismsroles];
-- It keeps its own schema: migrations and triggers.
ALTER ROLE [db_owner] ADD MEMBER [ismsroles];
GO
