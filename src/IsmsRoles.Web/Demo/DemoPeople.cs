namespace IsmsRoles.Web.Demo;

/// <summary>Tarnwick's staff and the outside auditor. Line managers come before those who report to them.</summary>
internal static class DemoPeople
{
    internal const string ManagingDirector = "isla";
    internal const string FinanceDirector = "lukasz";
    internal const string SecurityManager = "zofia";
    internal const string ItSupport = "rhona";
    internal const string NewAdministrator = "ewan";
    internal const string OutsideAuditor = "eleni";
    internal const string Employee = "aoife";

    internal static IReadOnlyList<DemoPerson> On(DemoCalendar calendar) =>
    [
        Staff(ManagingDirector, "Isla Drummond", "isla.drummond", "Managing Director", "Management", null, calendar.MonthStart(93)),
        Staff(FinanceDirector, "Łukasz Wróblewski", "lukasz.wroblewski", "Finance Director", "Finance", ManagingDirector, calendar.MonthStart(71)),
        Staff(SecurityManager, "Zofia Wąsik", "zofia.wasik", "Information Security Manager", "Information Security", ManagingDirector, calendar.MonthStart(31)),
        Staff("anh", "Nguyễn Thị Hồng Ánh", "anh.nguyen", "Head of Engineering", "Engineering", ManagingDirector, calendar.MonthStart(58)),
        Staff("siobhan", "Siobhán Ní Dhálaigh", "siobhan.nidhalaigh", "Head of People", "People", ManagingDirector, calendar.MonthStart(19)),
        Staff("callum", "Callum Okafor", "callum.okafor", "Head of IT", "IT", FinanceDirector, calendar.MonthStart(47)),
        Staff("fiona", "Fiona Abernethy", "fiona.abernethy", "Head of Customer Operations", "Customer Operations", ManagingDirector, calendar.MonthStart(84)),
        Staff("pawel", "Paweł Ślusarczyk", "pawel.slusarczyk", "Site Manager, Gdańsk", "Operations", ManagingDirector, calendar.MonthStart(64)),
        Staff("priya", "Priya Raghunathan", "priya.raghunathan", "Quality Manager", "Quality", ManagingDirector, calendar.MonthStart(40)),
        Staff("olena", "Олена Ткаченко", "olena.tkachenko", "Payments Platform Lead", "Engineering", "anh", calendar.MonthStart(36)),
        Staff("jorg", "Jörg Weißenberger", "joerg.weissenberger", "Principal Firmware Engineer", "Engineering", "anh", calendar.MonthStart(76)),
        Staff("cagla", "Çağla Yıldırım", "cagla.yildirim", "Test and Release Lead", "Engineering", "anh", calendar.MonthStart(29)),
        Staff("dimitar", "Димитър Стоянов", "dimitar.stoyanov", "Software Developer", "Engineering", "olena", calendar.MonthStart(22)),
        Staff(Employee, "Aoife Brannigan", "aoife.brannigan", "Software Developer", "Engineering", "olena", calendar.MonthStart(14)),
        Staff("mateusz", "Mateusz Jędrzejczyk", "mateusz.jedrzejczyk", "Firmware Engineer", "Engineering", "jorg", calendar.MonthStart(11)),
        Staff("agnieszka", "Agnieszka Dąbrowska", "agnieszka.dabrowska", "Calibration Laboratory Manager", "Operations", "pawel", calendar.MonthStart(52)),
        Staff("hanna", "Hanna Świerczek", "hanna.swierczek", "Senior Calibration Technician", "Operations", "agnieszka", calendar.MonthStart(33)),
        Staff("khue", "Đặng Minh Khuê", "khue.dang", "Calibration Technician", "Operations", "agnieszka", calendar.MonthStart(9)),
        Staff("bao", "Trần Quốc Bảo", "bao.tran", "Lead Systems Administrator", "IT", "callum", calendar.MonthStart(38)),
        Staff(ItSupport, "Rhona MacAskill", "rhona.macaskill", "Systems Administrator", "IT", "bao", calendar.MonthStart(26)),
        Staff("gordon", "Gordon Petrie", "gordon.petrie", "Production Supervisor", "Operations", ManagingDirector, calendar.MonthStart(90)),
        Staff("kasia", "Kasia Ługowska", "kasia.lugowska", "People Partner", "People", "siobhan", calendar.MonthStart(45)),
        Staff("stavros", "Σταύρος Λεμπέσης", "stavros.lempesis", "Customer Support Specialist", "Customer Operations", "fiona", calendar.MonthStart(17)),
        Rehired("joseluis", "José Luis Ibáñez Peña", "joseluis.ibanez", "Field Engineer", "Customer Operations", "fiona", calendar),
        Staff("bartosz", "Bartosz Kępa", "bartosz.kepa", "Purchasing Manager", "Finance", FinanceDirector, calendar.MonthStart(25)),
        Staff(NewAdministrator, "Ewan Strachan", "ewan.strachan", "Systems Administrator", "IT", "bao", calendar.DaysAgo(15)),
        new(
            OutsideAuditor,
            "Ελένη Μαρκάτου",
            "eleni.markatou@quillfeather.example",
            "Lead Auditor",
            "Internal Audit",
            null,
            [new(calendar.MonthStart(6))],
            "Confidentiality undertaking, annex C to TM-C-0187",
            DemoThirdParties.AuditFirm),
    ];

    private static DemoPerson Staff(
        string key, string name, string mailbox, string jobTitle, string department, string? lineManager, DateOnly from) =>
        new(key, name, $"{mailbox}@tarnwick.example", jobTitle, department, lineManager, [new(from)], Terms);

    // Left for another employer and came back: a second period, not a longer first one.
    private static DemoPerson Rehired(
        string key, string name, string mailbox, string jobTitle, string department, string lineManager, DemoCalendar calendar) =>
        new(
            key,
            name,
            $"{mailbox}@tarnwick.example",
            jobTitle,
            department,
            lineManager,
            [new(calendar.MonthStart(49), calendar.MonthEnd(-21)), new(calendar.MonthStart(7))],
            Terms);

    private const string Terms = "Contract of employment, clause 11 (information security)";
}
