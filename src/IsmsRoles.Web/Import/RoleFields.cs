namespace IsmsRoles.Web.Import;

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
