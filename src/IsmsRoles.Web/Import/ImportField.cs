namespace IsmsRoles.Web.Import;

/// <summary>
/// A field that a column can be matched to. Exact are whole headers in normalised words, the likeliest first; Phrases may
/// stand within a longer header. Veto looks at the column's first filled cells and says why it cannot be this field.
/// </summary>
public sealed record ImportField<TField>(
    TField Field, string Label, string[] Exact, string[] Phrases, Func<IReadOnlyList<string>, string?>? Veto = null)
    where TField : struct, Enum;

/// <summary>What a column can be in an import of people.</summary>
public enum PersonField
{
    Name,
    GivenName,
    FamilyName,
    Reference,
    Email,
    JobTitle,
    Department,
    LineManager,
    From,
    Until,
}

/// <summary>What a column can be in an import of roles.</summary>
public enum RoleField
{
    Title,
    TitleAddition,
    Reference,
    Purpose,
    Responsibilities,
    Authorities,
    ReportsTo,
    HeldBy,
    ReviewMonths,
}

/// <summary>The fields of a person, with what such columns are called in English, German, French, Polish and Spanish.</summary>
public static class PersonFields
{
    public static IReadOnlyList<ImportField<PersonField>> All { get; } =
    [
        new(PersonField.Name, "Name",
            ["full name", "name", "display name", "employee name", "person name", "person", "employee", "preferred name", "worker",
             "staff name", "member", "mitarbeiter", "mitarbeitername", "vollstandiger name", "nom complet", "nom et prenom", "nom prenom", "imie i nazwisko",
             "nazwisko i imie", "pracownik", "nombre completo", "nombre y apellidos", "empleado"],
            ["full name", "display name"], ColumnContent.NoNames),
        new(PersonField.GivenName, "Given name",
            ["given name", "first name", "firstname", "givenname", "forename", "forenames", "given names", "vorname", "vornamen", "prenom", "prenoms", "imie", "nombre", "nombres"],
            ["given name", "first name", "forename", "vorname"], ColumnContent.NoNames),
        new(PersonField.FamilyName, "Family name",
            ["family name", "last name", "lastname", "surname", "familyname", "sn", "nachname", "familienname", "zuname", "nom", "nom de famille", "nazwisko", "apellido", "apellidos"],
            ["family name", "last name", "surname", "nachname", "familienname"], ColumnContent.NoNames),
        new(PersonField.Reference, "Reference in the HR system",
            ["employee id", "employee number", "employee no", "emp id", "emp no", "emp number", "person id", "person number", "staff id", "staff number",
             "staff no", "worker id", "personnel number", "hr id", "external id", "external reference", "user id", "id", "reference", "personalnummer",
             "mitarbeiternummer", "mitarbeiter id", "pers nr", "personal nr", "matricule", "numero d employe", "numer pracownika", "id pracownika", "numero de empleado", "id empleado"],
            ["employee id", "employee number", "personnel number", "personalnummer"]),
        new(PersonField.Email, "E-mail",
            ["e mail", "email", "mail", "e mail address", "email address", "work email", "work e mail", "business email", "user principal name", "upn",
             "e mail adresse", "email adresse", "courriel", "adresse e mail", "adresse mail", "adres e mail", "adres email", "correo", "correo electronico"],
            ["email", "e mail", "courriel", "correo electronico"], ColumnContent.NoEmails),
        new(PersonField.JobTitle, "Job title",
            ["job title", "jobtitle", "title", "position title", "position", "job role", "job", "role", "function", "designation", "occupation", "business title",
             "stellenbezeichnung", "position im unternehmen", "funktion", "stelle", "berufsbezeichnung", "poste", "fonction", "intitule du poste", "emploi", "stanowisko", "puesto", "cargo"],
            ["job title", "position title", "stellenbezeichnung", "intitule du poste"], ColumnContent.OnlyNumbers),
        new(PersonField.Department, "Department",
            ["department", "dept", "department name", "dept name", "division", "team", "unit", "organisational unit", "organizational unit", "org unit", "business unit",
             "abteilung", "bereich", "organisationseinheit", "departement", "service", "direction", "dzial", "departament", "jednostka organizacyjna", "departamento", "area"],
            ["department", "abteilung"]),
        new(PersonField.LineManager, "Line manager",
            ["manager id", "line manager id", "supervisor id", "mgr id", "manager email", "manager e mail", "line manager email", "line manager", "manager", "manager name",
             "line manager name", "supervisor", "supervisor name", "reports to", "reporting to", "boss", "managed by", "mgr", "vorgesetzter", "vorgesetzte", "vorgesetzte r",
             "fuhrungskraft", "leiter", "responsable", "superieur", "superieur hierarchique", "n 1", "przelozony", "kierownik", "bezposredni przelozony", "jefe", "superior", "jefe directo"],
            ["line manager", "manager id", "manager name", "manager email", "reports to", "supervisor", "vorgesetzter", "superieur hierarchique"]),
        new(PersonField.From, "With us from",
            ["from", "from date", "start date", "start", "hire date", "date hired", "hired", "hired on", "joined", "join date", "joining date", "date of joining", "employed from", "employment start",
             "valid from", "begin", "eintrittsdatum", "eintritt", "beginn", "von", "gultig ab", "date d entree", "date d embauche", "date de debut", "debut", "data zatrudnienia", "od",
             "data od", "fecha de alta", "fecha de inicio", "fecha de ingreso", "desde"],
            ["hire date", "start date", "joining date", "eintrittsdatum", "date d embauche", "data zatrudnienia"], ColumnContent.NoDates),
        new(PersonField.Until, "With us until",
            ["until", "to", "to date", "end date", "end", "leaving date", "left", "left on", "leave date", "termination date", "date of leaving", "last day", "employed until", "employment end",
             "valid to", "valid until", "austrittsdatum", "austritt", "ende", "bis", "gultig bis", "date de sortie", "date de fin", "date de depart", "fin", "data zwolnienia", "do",
             "data do", "fecha de baja", "fecha de fin", "hasta"],
            ["leaving date", "end date", "termination date", "austrittsdatum"], ColumnContent.NoDates),
    ];
}

/// <summary>The fields of a role, with what such columns are called in English, German, French, Polish and Spanish.</summary>
public static class RoleFields
{
    public static IReadOnlyList<ImportField<RoleField>> All { get; } =
    [
        new(RoleField.Title, "Title",
            ["role", "role title", "role name", "roles", "work role", "isms role", "security role", "title", "job title", "position", "position title", "post", "post title", "job role",
             "function name", "rolle", "rollenbezeichnung", "funktion", "role isms", "intitule", "fonction", "poste", "rola", "nazwa roli", "stanowisko", "rol", "puesto", "cargo"],
            ["role title", "role name", "job title", "work role"], ColumnContent.OnlyNumbers),
        // Never guessed: only the reader knows what tells two roles of one title apart.
        new(RoleField.TitleAddition, "Added to titles that repeat", [], []),
        new(RoleField.Reference, "Reference in the file",
            ["role id", "role ref", "role reference", "role code", "post unique reference", "post id", "position id", "reference", "ref", "id", "code", "rollen id", "nr", "no", "number"],
            ["role id", "unique reference", "role reference"]),
        new(RoleField.Purpose, "Purpose",
            ["purpose", "role purpose", "description", "role description", "job description", "work role description", "summary", "objective", "mission", "function", "zweck", "ziel", "beschreibung",
             "rollenbeschreibung", "objectif", "finalite", "cel", "opis", "opis roli", "proposito", "objetivo", "descripcion"],
            ["purpose", "description", "function", "beschreibung"], ColumnContent.OnlyNumbers),
        new(RoleField.Responsibilities, "Responsibilities",
            ["responsibilities", "responsibility", "duties", "duty", "tasks", "task", "key responsibilities", "responsible for", "accountabilities", "verantwortlichkeiten", "verantwortung",
             "verantwortlichkeit", "aufgaben", "aufgabe", "pflichten", "responsabilites", "responsabilite", "taches", "missions", "obowiazki", "odpowiedzialnosc", "odpowiedzialnosci", "zadania",
             "responsabilidades", "responsabilidad", "tareas", "funciones"],
            ["responsibilities", "duties", "tasks", "accountabilities", "verantwortlichkeiten", "aufgaben"], ColumnContent.OnlyNumbers),
        new(RoleField.Authorities, "Authorities",
            ["authorities", "authority", "decisions", "decision rights", "powers", "may decide", "befugnisse", "befugnis", "kompetenzen", "entscheidungsbefugnisse", "autorites", "autorite", "pouvoirs",
             "pouvoir", "uprawnienia", "kompetencje", "autoridades", "autoridad", "facultades", "poderes"],
            ["authority", "authorities", "decision rights", "befugnisse"], ColumnContent.OnlyNumbers),
        new(RoleField.ReportsTo, "Reports to",
            ["reports to", "report to", "reporting line", "reporting to", "reports to role", "line manager", "superior", "berichtet an", "berichtslinie", "berichtsweg", "unterstellt", "rattachement",
             "rattache a", "rend compte a", "podlega", "raportuje do", "reporta a", "depende de"],
            ["reports to", "reporting to", "reporting line", "berichtet an"]),
        new(RoleField.HeldBy, "Held by",
            ["held by", "holder", "role holder", "holders", "assigned to", "assignee", "person", "name", "employee", "incumbent", "owner", "post holder", "rolleninhaber", "inhaber", "besetzung",
             "besetzt durch", "titulaire", "occupe par", "wlasciciel", "przypisane do", "osoba", "titular", "asignado a", "ocupado por", "persona"],
            ["held by", "role holder", "assigned to", "rolleninhaber"], ColumnContent.OnlyNumbers),
        new(RoleField.ReviewMonths, "Review every (months)",
            ["review", "review interval", "review every", "review cycle", "review months", "review frequency", "review interval months", "review every months", "uberprufung", "prufintervall", "frequence de revue", "przeglad", "revision"],
            ["review interval", "review every", "review frequency"], ColumnContent.NoMonths),
    ];
}
