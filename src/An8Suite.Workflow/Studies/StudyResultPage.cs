using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Core.Studies;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Studies;

/// <summary>What people said, as tables on a page, on stdout and answer by answer.</summary>
internal static class StudyResultPage
{
    /// <summary>The page's name.</summary>
    public const string FileName = "study-result.html";

    /// <summary>The page.</summary>
    public static string Html(StudyResultFile result)
    {
        HtmlWriter html = new();
        HtmlPage.Open(html, "What people see in the maps");
        int counted = result.Participants.Count - result.LeftOut.Count;
        string leftOut = result.LeftOut.Count == 0 ? ""
            : $"; left out, since they failed the attention checks: {string.Join(", ", result.LeftOut)}";
        html.Line($"""
            <header><p class="kicker">An8Suite study {result.Study}</p><h1>What people see in the maps</h1></header><main id="content">
            """);
        html.Line($"""
            <p>{counted} {(counted == 1 ? "participant counts" : "participants count")}{leftOut}.
            Agreement between them (Krippendorff's alpha, 1 for agreement, 0 for chance): {Text(result.ClassAgreement)} on the classes,
            {Text(result.PairAgreement)} on the pairs.</p>
            """);
        Methods(result).Write(html, "Methods", $"""
            Class right: the share of maps whose class was found among {result.Classes} (chance: {Percent.Of(1.0 / result.Classes)} %). Preferred: the
            share of pairs in which the method's map was called more reasonable. 95 % intervals draw participants and the {result.Images} images at
            once; of one participant there are none.
            """, "scores");
        if (result.Correlations.Count > 0)
        {
            Correlations(result).Write(html, "People and measures", $"""
                Rank correlation (Spearman) over {result.Correlations[0].Methods} methods of what people said with the mean of each measure; the
                measures' means are held. Undefined below three methods.
                """);
        }

        new Table<StudyAttention>(result.Participants)
            .Name("Participant", one => one.Participant)
            .Number("Checks right", one => $"{one.ChecksRight} of {one.Checks}")
            .Number("Repeats alike", one => $"{one.RepeatsAlike} of {one.Repeats}")
            .Number("Median answer, s", one => Cell.Number(one.MedianSeconds, "0.0"))
            .Text("", one => one.Passes ? "" : result.LeftOut.Contains(one.Participant) ? "left out" : "kept")
            .Write(html, "Participants", $"""
                Checks are the class's mask against noise; repeats are pairs shown again with the sides changed.
                """);
        HtmlPage.Close(html);
        return html.ToString();
    }

    /// <summary>The table on stdout.</summary>
    public static void Print(StudyResultFile result)
    {
        new Table<StudyResultMethod>(result.Methods)
            .Name("method", method => method.Method)
            .Number("class right", method => Percent.Of(method.Accuracy.Value))
            .Number("95 %", method => Percent.Of(Interval(method.Accuracy)))
            .Number("n", method => method.ClassAnswers)
            .Number("preferred", method => Percent.Of(method.Wins.Value))
            .Number("95 % ", method => Percent.Of(Interval(method.Wins)))
            .Number("n ", method => method.PairAnswers)
            .Print();
        Console.WriteLine(FormattableString.Invariant(
            $"{result.Participants.Count - result.LeftOut.Count} of {result.Participants.Count} participants count; ")
            + $"agreement (alpha): classes {Text(result.ClassAgreement)}, pairs {Text(result.PairAgreement)}");
    }

    /// <summary>Writes <c>answers.csv</c>, a row an answer.</summary>
    public static void WriteAnswers(StudyFile study, IReadOnlyList<StudyAnswers> participants, string folder) =>
        new Table<(StudyAnswers Person, StudyAnswer Answer, StudyTrial Trial)>(participants.SelectMany(person =>
            person.Answers.Select(answer => (person, answer, study.Trials[answer.Trial]))))
            .Text("participant", row => row.Person.Participant)
            .Text("kind", row => Core.Choice.NameOf(row.Trial.Kind))
            .Text("image", row => row.Trial.Image)
            .Text("explained", row => study.Classes[row.Trial.Explained])
            .Text("methods", row => string.Join(' ', row.Trial.Methods))
            .Text("choice", row => row.Trial.Kind == StudyKind.Class
                ? study.Classes[row.Answer.Choice] : row.Trial.Methods[row.Answer.Choice])
            .Text("swapped", row => row.Answer.Swapped)
            .Text("repeat", row => row.Answer.Repeat)
            .Text("milliseconds", row => row.Answer.Milliseconds)
            .WriteCsv(Path.Combine(folder, "answers.csv"));

    private static Table<StudyResultMethod> Methods(StudyResultFile result) =>
        new Table<StudyResultMethod>(result.Methods)
            .Name("Method", method => MethodTitle.Of(method.Method).Title)
            .Ranked("Class right, %", method => method.Accuracy.Value, (method, value) =>
                Percent.WithInterval(value, Interval(method.Accuracy)))
            .Number("n", method => Cell.Count(method.ClassAnswers))
            .Ranked("Preferred, %", method => method.Wins.Value, (method, value) =>
                Percent.WithInterval(value, Interval(method.Wins)))
            .Number("n", method => Cell.Count(method.PairAnswers));

    private static Table<StudyCorrelation> Correlations(StudyResultFile result) =>
        new Table<StudyCorrelation>(result.Correlations)
            .Name("Measure", row => MeasureColumn.All.Single(one => one.Name == row.Measure).Title)
            .Number("With class right", row => Shown(row.Accuracy))
            .Number("With preferred", row => Shown(row.Wins));

    private static Cell Shown(StudyNumber number)
    {
        string between = number is { Low: double low, High: double high } ? $"{Text(low)} to {Text(high)}" : "";
        return Markup.Of($"{Text(number.Value)}<small>{between}</small>");
    }

    private static string Text(double? value) => Cell.Number(value, "0.00").Text;

    private static Interval? Interval(StudyNumber number) =>
        number is { Low: double low, High: double high } ? new Interval(low, high) : null;
}
