#include "proxy/upstream/google_tokens.h"

#include "tests/support/fake_provider.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <optional>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using ccr::test::FakeProvider;

namespace {

QByteArray unpadded(const QByteArray &text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QUrlQuery formOf(const QByteArray &body)
{
    return QUrlQuery(QString::fromLatin1(body));
}

QString valueOf(const QByteArray &body, const QString &name)
{
    return formOf(body).queryItemValue(name, QUrl::FullyDecoded);
}

QByteArray tokenAnswer(const QByteArray &token, int seconds = 3599)
{
    return R"({"access_token":")" + token + R"(","expires_in":)" + QByteArray::number(seconds) + R"(,"token_type":"Bearer"})";
}

GoogleAccount userAccount(const QUrl &tokenUrl)
{
    GoogleAccount account;
    account.clientId = u"id.apps"_s;
    account.clientSecret = u"se&cret"_s;
    account.refreshToken = u"1//re+fresh"_s;
    account.tokenUrl = tokenUrl;
    return account;
}

/// Remembers what was answered.
struct Answer
{
    int count = 0;
    std::optional<Result<std::string>> result;
    GoogleTokens::Done done()
    {
        return [this](Result<std::string> outcome) {
            ++count;
            result = std::move(outcome);
        };
    }
    QString text() const
    {
        if (!result) return u"nothing"_s;
        return *result ? QString::fromStdString(result->value()) : u"error: "_s + result->error().message;
    }
};

} // namespace

/// Against a token server on the loopback that does what the test says.
class TestGoogleTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { EVP_PKEY_free(m_key); }
    void signsForAServiceAccount();
    void exchangesARefreshToken();
    void takesAnAccessTokenAsItIs();
    void fetchesOnceForAllWhoWait();
    void keepsTheTokenUntilAMinuteBeforeItExpires();
    void fetchesAnotherForARefusedToken();
    void asksForEachAccount();
    void forgetsWhoLeft();
    void letsTheAnsweredAskAgain();
    void reportsFailures_data();
    void reportsFailures();
    void reportsAnUnreachableServer();
    void refusesWhatCannotBeAskedFor_data();
    void refusesWhatCannotBeAskedFor();

private:
    GoogleAccount serviceAccount(const QUrl &tokenUrl) const;
    EVP_PKEY *m_key = nullptr;
    QString m_pem;
};

void TestGoogleTokens::initTestCase()
{
    m_key = EVP_RSA_gen(2048);
    QVERIFY(m_key);
    BIO *bio = BIO_new(BIO_s_mem());
    QVERIFY(PEM_write_bio_PrivateKey(bio, m_key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    char *text = nullptr;
    const long length = BIO_get_mem_data(bio, &text);
    m_pem = QString::fromLatin1(text, static_cast<qsizetype>(length));
    BIO_free(bio);
}

GoogleAccount TestGoogleTokens::serviceAccount(const QUrl &tokenUrl) const
{
    GoogleAccount account;
    account.clientEmail = u"robot@p.iam.gserviceaccount.com"_s;
    account.privateKeyPem = m_pem;
    account.tokenUrl = tokenUrl;
    return account;
}

void TestGoogleTokens::signsForAServiceAccount()
{
    FakeProvider server;
    server.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, tokenAnswer("ya29.one")); };
    GoogleTokens tokens;
    Answer answer;
    const GoogleAccount account = serviceAccount(server.url(u"/token"_s));
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    const auto ticket = tokens.token(account, {}, answer.done());
    QVERIFY(ticket);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.text(), u"ya29.one"_s);

    const FakeProvider::Request &request = server.requests().at(0);
    QVERIFY2(request.head.startsWith("POST /token "), request.head);
    QVERIFY2(request.head.toLower().contains("content-type: application/x-www-form-urlencoded"), request.head);
    QCOMPARE(valueOf(request.body, u"grant_type"_s), u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s);
    const QList<QByteArray> token = valueOf(request.body, u"assertion"_s).toLatin1().split('.');
    QCOMPARE(token.size(), 3);
    const QJsonObject header = QJsonDocument::fromJson(unpadded(token[0])).object();
    QCOMPARE(header.value(u"alg"_s).toString(), u"RS256"_s);
    const QJsonObject claims = QJsonDocument::fromJson(unpadded(token[1])).object();
    QCOMPARE(claims.value(u"iss"_s).toString(), account.clientEmail);
    QCOMPARE(claims.value(u"aud"_s).toString(), account.tokenUrl.toString());
    QCOMPARE(claims.value(u"scope"_s).toString(), u"https://www.googleapis.com/auth/cloud-platform"_s);
    const qint64 issued = claims.value(u"iat"_s).toInteger();
    QVERIFY(issued >= before && issued <= QDateTime::currentSecsSinceEpoch());
    QCOMPARE(claims.value(u"exp"_s).toInteger(), issued + 3600);

    const QByteArray text = token[0] + '.' + token[1];
    const QByteArray proof = unpadded(token[2]);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    QCOMPARE(EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, m_key), 1);
    const auto bytes = [](const QByteArray &array) { return reinterpret_cast<const unsigned char *>(array.constData()); };
    const int verified =
        EVP_DigestVerify(context, bytes(proof), static_cast<std::size_t>(proof.size()), bytes(text), static_cast<std::size_t>(text.size()));
    EVP_MD_CTX_free(context);
    QCOMPARE(verified, 1);
}

void TestGoogleTokens::exchangesARefreshToken()
{
    FakeProvider server;
    server.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, tokenAnswer("ya29.user")); };
    GoogleTokens tokens;
    Answer answer;
    const auto ticket = tokens.token(userAccount(server.url(u"/token"_s)), {}, answer.done());
    QTRY_COMPARE(answer.text(), u"ya29.user"_s);
    const QByteArray &body = server.requests().at(0).body;
    QCOMPARE(valueOf(body, u"grant_type"_s), u"refresh_token"_s);
    QCOMPARE(valueOf(body, u"client_id"_s), u"id.apps"_s);
    QCOMPARE(valueOf(body, u"client_secret"_s), u"se&cret"_s);
    QVERIFY2(body.contains("refresh_token=1%2F%2Fre%2Bfresh"), body); // a plain "+" would be read as a blank
}

void TestGoogleTokens::takesAnAccessTokenAsItIs()
{
    GoogleTokens tokens;
    GoogleAccount account;
    account.accessToken = u"given"_s;
    Answer answer;
    QVERIFY(!tokens.token(account, {}, answer.done()));
    QCOMPARE(answer.text(), u"given"_s);
}

void TestGoogleTokens::fetchesOnceForAllWhoWait()
{
    FakeProvider server;
    GoogleTokens tokens;
    const GoogleAccount account = userAccount(server.url());
    Answer first;
    Answer second;
    const auto a = tokens.token(account, {}, first.done());
    const auto b = tokens.token(account, {}, second.done());
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    server.requests().at(0).peer->answer(200, tokenAnswer("shared"));
    QTRY_COMPARE(second.text(), u"shared"_s);
    QCOMPARE(first.text(), u"shared"_s);
    QCOMPARE(first.count + second.count, 2);
    Answer third;
    QVERIFY(!tokens.token(account, {}, third.done()));
    QCOMPARE(third.text(), u"shared"_s);
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void TestGoogleTokens::keepsTheTokenUntilAMinuteBeforeItExpires()
{
    FakeProvider server;
    int number = 0;
    server.onRequest = [&number](const FakeProvider::Request &request) {
        ++number;
        request.peer->answer(200, tokenAnswer("t" + QByteArray::number(number), number == 1 ? 60 : 3600));
    };
    GoogleTokens tokens;
    const GoogleAccount account = userAccount(server.url());
    for (const QString &expected : {u"t1"_s, u"t2"_s, u"t2"_s}) { // the first one has no minute left
        Answer answer;
        const auto ticket = tokens.token(account, {}, answer.done());
        QTRY_COMPARE(answer.text(), expected);
    }
    QCOMPARE(number, 2);
}

void TestGoogleTokens::fetchesAnotherForARefusedToken()
{
    FakeProvider server;
    server.onRequest = [&server](const FakeProvider::Request &request) {
        request.peer->answer(200, tokenAnswer("token-" + QByteArray::number(static_cast<qulonglong>(server.requests().size()))));
    };
    GoogleTokens tokens;
    const GoogleAccount account = userAccount(server.url(u"/token"_s));
    Answer first;
    const auto ticket = tokens.token(account, {}, first.done());
    QTRY_COMPARE(first.text(), u"token-1"_s);
    QVERIFY(tokens.refused(account, "token-0")); // an older one: the kept one may be good
    Answer kept;
    QVERIFY(!tokens.token(account, {}, kept.done()));
    QCOMPARE(kept.text(), u"token-1"_s);
    QVERIFY(tokens.refused(account, "token-1"));
    Answer fresh;
    const auto again = tokens.token(account, {}, fresh.done());
    QVERIFY(again);
    QTRY_COMPARE(fresh.text(), u"token-2"_s);

    GoogleAccount fixed = account;
    fixed.accessToken = u"mine"_s;
    QVERIFY(!tokens.refused(fixed, "mine"));
}

void TestGoogleTokens::asksForEachAccount()
{
    FakeProvider server;
    server.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(200, tokenAnswer("for " + valueOf(request.body, u"client_id"_s).toLatin1()));
    };
    GoogleTokens tokens;
    for (int i = 0; i < 70; ++i) { // more than are kept
        GoogleAccount account = userAccount(server.url());
        account.clientId = QString::number(i);
        Answer answer;
        const auto ticket = tokens.token(account, {}, answer.done());
        QTRY_COMPARE(answer.text(), u"for %1"_s.arg(i));
    }
}

void TestGoogleTokens::forgetsWhoLeft()
{
    FakeProvider server;
    GoogleTokens tokens;
    const GoogleAccount account = userAccount(server.url());
    Answer gone;
    Answer stays;
    auto leaving = tokens.token(account, {}, gone.done());
    const auto staying = tokens.token(account, {}, stays.done());
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    leaving.reset();
    server.requests().at(0).peer->answer(200, tokenAnswer("late"));
    QTRY_COMPARE(stays.text(), u"late"_s);
    QCOMPARE(gone.count, 0);
}

void TestGoogleTokens::letsTheAnsweredAskAgain()
{
    FakeProvider server;
    int number = 0;
    server.onRequest = [&number](const FakeProvider::Request &request) {
        if (++number == 1) return request.peer->answer(500, R"({"error":"backend_error"})");
        request.peer->answer(200, tokenAnswer("second"));
    };
    GoogleTokens tokens;
    const GoogleAccount account = userAccount(server.url());
    Answer again;
    std::unique_ptr<TokenTicket> inner;
    const auto outer = tokens.token(account, {}, [&](const Result<std::string> &outcome) {
        if (!outcome) inner = tokens.token(account, {}, again.done());
    });
    QTRY_COMPARE(again.text(), u"second"_s);
}

void TestGoogleTokens::reportsFailures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("part");
    QTest::addRow("revoked") << 400 << QByteArray(R"({"error":"invalid_grant","error_description":"Token has been revoked."})")
                             << int(ErrorKind::Unauthenticated) << u"invalid_grant: Token has been revoked. Run `gcloud"_s;
    QTest::addRow("out of order") << 503 << QByteArray("<html>no</html>") << int(ErrorKind::Unavailable) << u"status 503"_s;
    QTest::addRow("too many") << 429 << QByteArray(R"({"error":"rate_limit"})") << int(ErrorKind::Unavailable) << u"rate_limit"_s;
    QTest::addRow("no token") << 200 << QByteArray(R"({"id_token":"x"})") << int(ErrorKind::Protocol) << u"status 200 without"_s;
    QTest::addRow("endless") << 200 << QByteArray(70000, 'x') << int(ErrorKind::Protocol) << u"64 KB"_s;
}

void TestGoogleTokens::reportsFailures()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(QString, part);
    FakeProvider server;
    server.onRequest = [&](const FakeProvider::Request &request) { request.peer->answer(status, body); };
    GoogleTokens tokens;
    Answer answer;
    const auto ticket = tokens.token(userAccount(server.url()), {}, answer.done());
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(!*answer.result);
    QCOMPARE(int(answer.result->error().kind), kind);
    QVERIFY2(answer.text().contains(part), qPrintable(answer.text()));
    for (const QString &secret : {u"se&cret"_s, u"fresh"_s}) QVERIFY2(!answer.text().contains(secret), qPrintable(answer.text()));
}

void TestGoogleTokens::reportsAnUnreachableServer()
{
    QUrl url;
    {
        FakeProvider gone;
        url = gone.url();
    }
    GoogleTokens tokens;
    Answer answer;
    const auto ticket = tokens.token(userAccount(url), {}, answer.done());
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(!*answer.result);
    QCOMPARE(answer.result->error().kind, ErrorKind::Unavailable);
    QVERIFY2(answer.text().contains(u"127.0.0.1"_s), qPrintable(answer.text()));
}

void TestGoogleTokens::refusesWhatCannotBeAskedFor_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("part");
    QTest::addRow("nothing at all") << QString() << QString() << u"gcloud auth application-default login"_s;
    QTest::addRow("no key") << u"a@b"_s << QString() << u"private_key"_s;
    QTest::addRow("no PEM") << u"a@b"_s << u"topsecret"_s << u"a@b is no RSA key in PEM"_s;
    QTest::addRow("line breaks lost") << u"a@b"_s << u"-----BEGIN PRIVATE KEY-----\\ntopsecret\\n-----END PRIVATE KEY-----"_s
                                      << u"no RSA key"_s;
}

void TestGoogleTokens::refusesWhatCannotBeAskedFor()
{
    QFETCH(QString, email);
    QFETCH(QString, key);
    QFETCH(QString, part);
    GoogleAccount account;
    account.clientEmail = email;
    account.privateKeyPem = key;
    GoogleTokens tokens;
    Answer answer;
    QVERIFY(!tokens.token(account, {}, answer.done()));
    QCOMPARE(answer.count, 1);
    QVERIFY2(answer.text().contains(part), qPrintable(answer.text()));
    QVERIFY2(!answer.text().contains(u"topsecret"_s), qPrintable(answer.text()));
}

QTEST_GUILESS_MAIN(TestGoogleTokens)
#include "tst_google_tokens.moc"
