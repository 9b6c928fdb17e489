from django.urls import include, path

from plenary.calls.pages import answering, compilation, confirming, making, reading, reviewing, uploading

_call = [
    path("answer/", answering.begin, name="answer-begin"),
    path("answer/link/", answering.link, name="answer-link"),
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
    path("answer/<str:key>/", answering.answer, name="answer"),
    path("answer/<str:key>/save/", answering.save, name="answer-save"),
    path("answer/<str:key>/files/", answering.files, name="answer-files"),
    path("answer/<str:key>/check/", answering.check, name="answer-check"),
    path("answer/<str:key>/receipt/", answering.receipt, name="answer-receipt"),
    path("answer/<str:key>/receipt.json", answering.proof, name="answer-proof"),
    path("confirm/<str:key>/", confirming.confirm, name="answer-confirm"),
    path("sign/<str:key>/", confirming.sign, name="answer-sign"),
    path("groups/<slug:group>/inputs/", reading.calls, name="calls"),
    path("groups/<slug:group>/inputs/new/", making.new, name="new-call"),
    path("groups/<slug:group>/inputs/<slug:call>/", include(_call)),
]
