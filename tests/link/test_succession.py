from readout.link.succession import find_succession


def test_the_older_id_stays_and_the_younger_forwards_to_it() -> None:
    found = find_succession([("old", {"a"}), ("young", {"b", "c"})], [{"a", "b", "c"}])
    assert found.kept == ("old",)
    assert found.forwards == (("young", 0),)


def test_the_larger_part_of_what_comes_apart_keeps_the_id() -> None:
    found = find_succession([("one", {"a", "b", "c"})], [{"a"}, {"b", "c", "d"}])
    assert found.kept == (None, "one")


def test_groups_of_the_same_members_keep_an_id_each() -> None:
    found = find_succession([("one", {"a"}), ("two", {"a"})], [{"a"}, {"a"}])
    assert found.kept == ("one", "two")
    assert found.forwards == ()


def test_an_id_without_a_member_left_goes_nowhere() -> None:
    found = find_succession([("gone", {"x"})], [{"a"}])
    assert (found.kept, found.forwards) == ((None,), ())
