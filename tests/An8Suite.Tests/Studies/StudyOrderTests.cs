using An8Suite.Core.Studies;

namespace An8Suite.Tests.Studies;

/// <summary>What a participant is asked.</summary>
public sealed class StudyOrderTests
{
    [Fact]
    public void Seed_and_number_alone_decide()
    {
        StudyFile study = TinyStudy.Make();
        Assert.Equal(StudyOrder.Of(study, 3), StudyOrder.Of(TinyStudy.Make(), 3));
        Assert.NotEqual(StudyOrder.Of(study, 3), StudyOrder.Of(study, 4));
        Assert.NotEqual(StudyOrder.Of(study, 3), StudyOrder.Of(TinyStudy.Make(seed: 8), 3));
        Assert.NotEqual(TinyStudy.Make().Id, TinyStudy.Make(seed: 8).Id);
    }

    [Fact]
    public void Methods_and_pairs_of_methods_come_equally_often_and_repeats_change_sides()
    {
        StudyFile study = TinyStudy.Make();
        for (int participant = 1; participant <= 30; participant++)
        {
            IReadOnlyList<StudyPlace> order = StudyOrder.Of(study, participant);
            Assert.Equal(12 + 12 + 5 + 3, order.Count);
            StudyTrial[] asked = [.. order.Where(place => !place.Repeat).Select(place => study.Trials[place.Trial])];
            Assert.Equal(asked.Length, asked.Distinct().Count());
            Assert.All(asked.Take(12), trial => Assert.Equal(StudyKind.Class, trial.Kind));
            Assert.All(asked.Where(trial => trial.Kind != StudyKind.Check).CountBy(trial => trial.Group), group =>
                Assert.Equal(4, group.Value));
            Assert.All(order.TakeLast(3), again =>
            {
                Assert.True(again.Repeat);
                Assert.Equal(!order.First(place => place.Trial == again.Trial).Swapped, again.Swapped);
            });
        }
    }

    [Fact]
    public void Sides_and_questions_are_even_over_participants()
    {
        StudyFile study = TinyStudy.Make();
        StudyPlace[] all = [.. Enumerable.Range(1, 400).SelectMany(one => StudyOrder.Of(study, one))];
        StudyPlace[] pairs = [.. all.Where(place => study.Trials[place.Trial].Kind != StudyKind.Class && !place.Repeat)];
        Assert.InRange(pairs.Count(place => place.Swapped) / (double)pairs.Length, 0.48, 0.52);
        Assert.All(
            all.Where(place => study.Trials[place.Trial].Kind == StudyKind.Class).CountBy(place => place.Trial),
            question => Assert.InRange(question.Value, 150, 250)); // 400 x 12 / 24
    }

    [Fact]
    public void The_first_places_are_pinned_since_the_page_has_them_too() => Assert.Equal(
        Pinned, string.Join(' ', StudyOrder.Of(TinyStudy.Make(), 1).Select(
            place => $"{place.Trial}{(place.Swapped ? "s" : "")}{(place.Repeat ? "r" : "")}")));

    [Fact]
    public void The_checksum_is_fnv_1a()
    {
        Assert.Equal("cbf29ce484222325", StudyChecksum.Of(""));
        Assert.Equal("af63dc4c8601ec8c", StudyChecksum.Of("a"));
        Assert.Equal("85944171f73967e8", StudyChecksum.Of("foobar"));
    }

    // Of a third implementation, in Python.
    private const string Pinned = "29 43 23 37 0 30 15 49 36 14 9 7 20s 40s 45 3 "
        + "39s 32s 26 17 13s 24s 34 55 53s 54s 46 47 27s 26sr 39r 3sr";
}
