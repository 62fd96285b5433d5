"""Who came to a meeting."""

from sales_ops.policies.meeting_attendance import Attendee, came, check_attendance


def test_who_was_late_came():
	people = [Attendee("a", "Present"), Attendee("b", "Late"), Attendee("c", "Absent"), Attendee("d")]
	assert came(people) == 2


def test_each_is_noted_and_explained():
	people = [
		Attendee("甲"),
		Attendee("乙"),
		Attendee("丙", "Absent", " "),
		Attendee("丁", "Excused", "出差"),
	]
	found = check_attendance(people)
	assert [(one.code, one.params["names"]) for one in found] == [
		("annual_attendance_open", "甲, 乙"),
		("annual_attendance_reason", "丙"),
	]
	assert found[0].params["number"] == 2


def test_nothing_is_missing_when_all_were_there():
	assert check_attendance([Attendee("甲", "Present")]) == []
