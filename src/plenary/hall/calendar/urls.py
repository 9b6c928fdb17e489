"""Addresses of the calendar, below /groups/<group>/calendar/."""

from django.urls import path

from plenary.hall.calendar.pages import files, keeping, reading

urlpatterns = [
    path("", reading.calendar, name="calendar"),
    path("timeline/", reading.line, name="timeline"),
    path("plan/", reading.slippage, name="slippage"),
    path("back/", reading.back, name="plan-back"),
    path("new/", keeping.new, name="date-new"),
    path("dates.ics", files.feed, name="calendar-feed"),
    path("news.atom", files.news, name="calendar-news"),
    path("schedule.<slug:format>", files.schedule, name="schedule"),
    path("<int:number>/", keeping.one, name="date"),
]
