"""Addresses of this room, below /groups/<group>/meetings/."""

from django.urls import path

from plenary.meetings.pages import agenda, captions, deciding, planning, sensing

urlpatterns = [
    path("", planning.meetings, name="meetings"),
    path("new/", planning.new, name="meeting-new"),
    path("calendar.ics", planning.calendar, name="meetings-calendar"),
    path("actions/", deciding.actions, name="actions"),
    path("revisit/", deciding.revisit, name="revisit"),
    path("<slug:meeting>/", planning.meeting, name="meeting"),
    path("<slug:meeting>/meeting.ics", planning.meeting_calendar, name="meeting-calendar"),
    path("<slug:meeting>/edit/", planning.edit, name="meeting-edit"),
    path("<slug:meeting>/sessions/", planning.sessions, name="meeting-sessions"),
    path("<slug:meeting>/register/", planning.register, name="meeting-register"),
    path("<slug:meeting>/registration/", planning.registration, name="meeting-registration"),
    path("<slug:meeting>/registration.csv", planning.registration_file, name="meeting-registration-file"),
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
    path("<slug:meeting>/captions/console/", captions.console, name="captions-console"),
    path("<slug:meeting>/captions/feed/<str:key>/", captions.feed, name="captions-feed"),
    path("<slug:meeting>/transcript/", captions.transcript, name="transcript"),
    path(
        "<slug:meeting>/transcript/<int:session>-<slug:language>.<slug:format>",
        captions.transcript_file,
        name="transcript-file",
    ),
    path("<slug:meeting>/recordings/<int:number>/", captions.recording, name="recording"),
]
