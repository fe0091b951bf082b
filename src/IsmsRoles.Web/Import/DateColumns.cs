namespace IsmsRoles.Web.Import;

/// <summary>The order of day and month in each date column; one that leaves no doubt decides for the other.</summary>
internal static class DateColumns
{
    public static (DateOrder From, DateOrder Until, string? Question) Orders(CsvTable table, ColumnMatch<PersonField> columns, DateOrder? chosen)
    {
        if (chosen is not null)
        {
            return (chosen, chosen, null);
        }

        var (from, until) = (Detect(PersonField.From), Detect(PersonField.Until));
        var (fromOrder, untilOrder) = (from?.Order ?? Certain(until, from), until?.Order ?? Certain(from, until));
        var question = (fromOrder is null ? from?.Question : null) ?? (untilOrder is null ? until?.Question : null);
        return (fromOrder ?? DateOrder.YearMonthDay, untilOrder ?? DateOrder.YearMonthDay, question);

        static DateOrder? Certain(DateDetection? known, DateDetection? unclear) =>
            known is { Order: { } order, Fits.Count: 1 } && unclear?.Fits.Contains(order) == true ? order : null;

        DateDetection? Detect(PersonField field) => columns.Columns.TryGetValue(field, out var column) ? DateOrder.Detect(table.Column(column)) : null;
    }
}
