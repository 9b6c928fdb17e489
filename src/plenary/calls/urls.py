from django.urls import include, path

from plenary.calls.pages import compilation, making, reading, reviewing, uploading

_call = [
    path("", reading.call, name="call"),
    path("questions/<str:number>/", reading.question, name="question"),
    path("respondents/", reading.respondents, name="respondents"),
    path("respondents/R<int:number>/", reading.respondent, name="respondent"),
    path("respondents/R<int:number>/correct/", reviewing.correct, name="correct"),
    path("questionnaire/", making.questionnaire, name="questionnaire"),
    path("questionnaire/<str:number>/", making.question, name="questionnaire-question"),
    path("upload/", uploading.upload, name="upload"),
    path("work/<int:job>/", uploading.work, name="work"),
    path("review/", reviewing.queue, name="review-queue"),
    path("review/R<int:number>/", reviewing.review, name="review"),
    path("publish/", compilation.publish, name="publish"),
    path("compilation.zip", compilation.archive, name="compilation-archive"),
    path("compilation/<slug:by>.<slug:format>", compilation.whole, name="compilation"),
    path("compilation/<slug:by>/<str:part>.<slug:format>", compilation.part, name="compilation-part"),
]
urlpatterns = [
    path("groups/<slug:group>/inputs/", reading.calls, name="calls"),
    path("groups/<slug:group>/inputs/new/", making.new, name="new-call"),
    path("groups/<slug:group>/inputs/<slug:call>/", include(_call)),
]
