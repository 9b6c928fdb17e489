"""Addresses of this room, below /groups/<group>/meetings/."""

from django.urls import path

from plenary.meetings.pages import (
    agenda,
    calendars,
    captioning,
    captions,
    deciding,
    planning,
    registering,
    sensing,
    sessions,
    transcripts,
)

urlpatterns = [
    path("", planning.meetings, name="meetings"),
    path("new/", planning.new, name="meeting-new"),
    path("calendar.ics", calendars.group_calendar, name="meetings-calendar"),
    path("actions/", deciding.actions, name="actions"),
    path("revisit/", deciding.revisit, name="revisit"),
    path("progress/", deciding.progress, name="meetings-progress"),
    path("<slug:meeting>/", planning.meeting, name="meeting"),
    path("<slug:meeting>/meeting.ics", calendars.meeting_calendar, name="meeting-calendar"),
    path("<slug:meeting>/edit/", planning.edit, name="meeting-edit"),
    path("<slug:meeting>/sessions/", sessions.sessions, name="meeting-sessions"),
    path("<slug:meeting>/register/", registering.register, name="meeting-register"),
    path("<slug:meeting>/registration/", registering.registration, name="meeting-registration"),
    path("<slug:meeting>/registration.csv", registering.registration_file, name="meeting-registration-file"),
    path("<slug:meeting>/agenda/", agenda.agenda, name="agenda"),
    path("<slug:meeting>/agenda/amend/", agenda.amend, name="agenda-amend"),
    path("<slug:meeting>/agenda/<int:item>/", agenda.item, name="agenda-item"),
    path("<slug:meeting>/chair/", agenda.chair, name="meeting-chair"),
    path("<slug:meeting>/decisions/", deciding.decisions, name="decisions"),
    path("<slug:meeting>/polls/", sensing.polls, name="polls"),
    path("<slug:meeting>/polls/<int:poll>/", sensing.poll, name="poll"),
    path("<slug:meeting>/breakouts/", sensing.breakouts, name="breakouts"),
    path("<slug:meeting>/breakouts/merge/", sensing.merge, name="breakouts-merge"),
    path("<slug:meeting>/breakouts/<int:number>/", sensing.breakout, name="breakout"),
    path("<slug:meeting>/questions/", sensing.questions, name="questions"),
    path("<slug:meeting>/screen/put/", sensing.screen, name="screen-put"),
    path("<slug:meeting>/captions/", captions.captions, name="captions"),
    path("<slug:meeting>/captions/text/", captions.text, name="captions-text"),
    path("<slug:meeting>/captions/console/", captioning.console, name="captions-console"),
    path("<slug:meeting>/captions/feed/<str:key>/", captioning.feed, name="captions-feed"),
    path(
        "<slug:meeting>/captions/feed/<str:key>", captioning.feed, name="captions-feed-bare"
    ),  # programs add ?seq=1 and know no last stroke
    path("<slug:meeting>/captions/feed/<str:key>/seq", captioning.feed, name="captions-feed-seq"),
    path("<slug:meeting>/transcript/", transcripts.transcript, name="transcript"),
    path(
        "<slug:meeting>/transcript/<int:session>-<slug:language>.<slug:format>",
        transcripts.transcript_file,
        name="transcript-file",
    ),
    path("<slug:meeting>/recordings/<int:number>/", transcripts.recording, name="recording"),
]
