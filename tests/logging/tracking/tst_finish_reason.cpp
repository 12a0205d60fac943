#include "logging/tracking/finish_reason.h"

#include <QTest>

using namespace ccr::logging;

class TestFinishReason : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsTheProvidersWords_data();
    void knowsTheProvidersWords();
    void putsWhatHappenedHereFirst_data();
    void putsWhatHappenedHereFirst();
};

void TestFinishReason::knowsTheProvidersWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("finish");
    const auto rows = [](const char *provider, std::initializer_list<std::pair<const char *, const char *>> words) {
        for (const auto &[word, finish] : words) QTest::addRow("%s: \"%s\"", provider, word) << word << finish;
    };
    rows("OpenAI",
         {{"stop", "normal"}, {"length", "truncated"}, {"tool_calls", "tool"}, {"function_call", "tool"}, {"content_filter", "filtered"}});
    rows("Responses", {{"completed", "normal"}, {"incomplete", "truncated"}, {"max_output_tokens", "truncated"}, {"failed", "error"}});
    rows("Anthropic", {{"end_turn", "normal"},
                       {"stop_sequence", "normal"},
                       {"max_tokens", "truncated"},
                       {"tool_use", "tool"},
                       {"pause_turn", "paused"},
                       {"refusal", "filtered"},
                       {"model_context_window_exceeded", "truncated"}});
    rows("Gemini", {{"STOP", "normal"},
                    {"MAX_TOKENS", "truncated"},
                    {"SAFETY", "filtered"},
                    {"RECITATION", "filtered"},
                    {"BLOCKLIST", "filtered"},
                    {"PROHIBITED_CONTENT", "filtered"},
                    {"MALFORMED_FUNCTION_CALL", "error"}});
    rows("in progress", {{"", ""}, {"null", ""}, {"in_progress", ""}, {"FINISH_REASON_UNSPECIFIED", ""}});
    rows("nobody", {{"tired", "other"}, {"Stop", "other"}});
}

void TestFinishReason::knowsTheProvidersWords()
{
    QFETCH(QString, word);
    QTEST(QString::fromUtf8(toString(finishClassOfWord(word.toStdString())).data()), "finish");
}

void TestFinishReason::putsWhatHappenedHereFirst_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("errorClass");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("finish");
    QTest::newRow("under way") << int(Outcome::InFlight) << ""
                               << "stop"
                               << "";
    QTest::newRow("complete") << int(Outcome::Ok) << ""
                              << "tool_use"
                              << "tool";
    QTest::newRow("complete, null only") << int(Outcome::Ok) << ""
                                         << ""
                                         << "normal";
    QTest::newRow("client left after the end mark") << int(Outcome::ClientCancelled) << "client_cancelled"
                                                    << "stop"
                                                    << "cancelled";
    QTest::newRow("cut") << int(Outcome::StreamTruncated) << "stream_truncated"
                         << ""
                         << "abnormal";
    QTest::newRow("cut before anything was passed on") << int(Outcome::Failed) << "stream_truncated"
                                                       << ""
                                                       << "abnormal";
    QTest::newRow("silent") << int(Outcome::StreamTruncated) << "stream_stall"
                            << ""
                            << "timeout";
    QTest::newRow("no answer in time") << int(Outcome::Failed) << "timeout_first_token"
                                       << ""
                                       << "timeout";
    QTest::newRow("refused") << int(Outcome::Failed) << "auth"
                             << ""
                             << "error";
    QTest::newRow("error in the stream") << int(Outcome::StreamErrorEvent) << "stream_error_event"
                                         << ""
                                         << "error";
    QTest::newRow("empty without a word") << int(Outcome::EmptyResponse) << ""
                                          << ""
                                          << "abnormal";
}

void TestFinishReason::putsWhatHappenedHereFirst()
{
    QFETCH(int, outcome);
    QFETCH(QString, errorClass);
    QFETCH(QString, word);
    QTEST(QString::fromUtf8(toString(finishClass(Outcome(outcome), errorClass.toStdString(), word.toStdString())).data()), "finish");
}

QTEST_APPLESS_MAIN(TestFinishReason)
#include "tst_finish_reason.moc"
