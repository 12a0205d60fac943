#include "proxy/config/google_account_reader.h"
#include "proxy/api/config_sentence.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr qint64 largestFile = 64 * 1024;

QJsonObject optionsOf(const Provider &provider)
{
    for (const TransformUse &use : provider.transformers)
        if (use.name.compare(provider.dialect, Qt::CaseInsensitive) == 0) return QJsonDocument::fromJson(use.optionsJson).object();
    return {};
}

// The first of these names that has a text.
QString textOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names)
        if (const QString text = object.value(name).toString().trimmed(); !text.isEmpty()) return text;
    return {};
}

// A key in a configuration or in the environment often has its line breaks written as \n.
QString unescaped(QString key)
{
    return key.replace("\\n"_L1, "\n"_L1);
}

// RFC 7468; whether it is one that signs is known where it does.
bool isPrivateKey(const QString &pem)
{
    static const QRegularExpression key(u"-----BEGIN [A-Z ]*PRIVATE KEY-----\\s[\\s\\S]*\\s-----END [A-Z ]*PRIVATE KEY-----"_s);
    return key.match(pem).hasMatch();
}

// What "gcloud auth application-default login" writes.
QString wellKnownFile(const Environment &environment)
{
    const QString name = u"application_default_credentials.json"_s;
    if (const QString folder = environment(u"CLOUDSDK_CONFIG"_s); !folder.isEmpty()) return folder + u'/' + name;
    if (const QString folder = environment(u"APPDATA"_s); !folder.isEmpty()) return folder + u"/gcloud/"_s + name; // Windows
    const QString home = environment(u"HOME"_s);
    return home.isEmpty() ? QString() : home + u"/.config/gcloud/"_s + name;
}

Phrase takeCredentials(const QJsonObject &json, const QString &path, GoogleAccount &account)
{
    const QString type = textOf(json, {"type"_L1});
    if (type == "authorized_user"_L1) {
        account.clientId = textOf(json, {"client_id"_L1});
        account.clientSecret = textOf(json, {"client_secret"_L1});
        account.refreshToken = textOf(json, {"refresh_token"_L1});
    } else if (type == "service_account"_L1) {
        account.clientEmail = textOf(json, {"client_email"_L1});
        account.privateKeyPem = unescaped(textOf(json, {"private_key"_L1}));
    } else {
        return said("%1 holds credentials of the type \"%2\"; use a service account's key or `gcloud auth application-default login`", path,
                    type);
    }
    if (account.refreshToken.isEmpty() && account.privateKeyPem.isEmpty())
        return said("%1 holds no %2", path, type == "service_account"_L1 ? u"private_key"_s : u"refresh_token"_s);
    if (const QString url = textOf(json, {"token_uri"_L1}); !url.isEmpty()) account.tokenUrl = QUrl(url);
    if (account.project.isEmpty()) account.project = textOf(json, {"project_id"_L1, "quota_project_id"_L1});
    return {};
}

Phrase readFile(const QString &path, GoogleAccount &account)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return said("the credentials file %1 cannot be read: %2", path, file.errorString());
    QJsonParseError error{};
    const QJsonDocument json = QJsonDocument::fromJson(file.read(largestFile), &error);
    if (!json.isObject()) return said("the credentials file %1 holds no JSON object", path);
    return takeCredentials(json.object(), path, account);
}

Phrase signIn(const QJsonObject &options, const Provider &provider, const Environment &environment, GoogleAccount &account)
{
    if (const QString url = textOf(options, {"token_uri"_L1, "token_url"_L1}); !url.isEmpty()) account.tokenUrl = QUrl(url);
    account.clientEmail = textOf(options, {"client_email"_L1});
    account.privateKeyPem = unescaped(textOf(options, {"private_key"_L1}));
    if (!account.clientEmail.isEmpty() && !account.privateKeyPem.isEmpty()) return {};
    if (!account.clientEmail.isEmpty() || !account.privateKeyPem.isEmpty())
        return said("client_email and private_key of the service account are needed together");
    if (const QString path = textOf(options, {"credentials"_L1, "credentials_file"_L1}); !path.isEmpty())
        return readFile(expandHome(path, environment), account);
    if (!provider.keys.empty()) {
        account.accessToken = provider.keys.front().secret;
        return {};
    }
    if (const QString path = environment(u"GOOGLE_APPLICATION_CREDENTIALS"_s); !path.isEmpty()) return readFile(path, account);
    if (const QString path = wellKnownFile(environment); !path.isEmpty() && QFile::exists(path)) return readFile(path, account);
    return said(
        "no Google account: set client_email and private_key in the transformer's options, set GOOGLE_APPLICATION_CREDENTIALS, or run `gcloud auth application-default login`");
}

QString defaultLocation(const QString &dialect)
{
    return dialect == "vertex-claude"_L1 ? u"us-east5"_s : u"us-central1"_s; // as in the original
}

// Google, "Vertex AI locations": every region has its host; the world and the two unions have others.
QString hostOf(const QString &location)
{
    if (location == "global"_L1) return u"aiplatform.googleapis.com"_s;
    if (location == "us"_L1 || location == "eu"_L1) return u"aiplatform.%1.rep.googleapis.com"_s.arg(location);
    return location + u"-aiplatform.googleapis.com"_s;
}

// ".../v1/projects/P/locations/L/", below which everything lies.
QUrl locationUrl(QUrl url, const GoogleAccount &account)
{
    static const QRegularExpression complete(u"^.*/projects/[^/]+/locations/[^/]+"_s);
    if (url.isEmpty()) url = QUrl(u"https://"_s + hostOf(account.location));
    QString path = url.path();
    if (const auto match = complete.match(path); match.hasMatch()) {
        url.setPath(match.captured() + u'/');
        return url;
    }
    while (path.endsWith(u'/')) path.chop(1);
    if (path.isEmpty()) path = u"/v1"_s;
    url.setPath(u"%1/projects/%2/locations/%3/"_s.arg(path, account.project, account.location));
    return url;
}

} // namespace

Phrase readGoogleAccount(Provider &provider, const QUrl &baseUrl, const Environment &environment)
{
    GoogleAccount account;
    const QJsonObject options = optionsOf(provider);
    static const QRegularExpression named(u"/projects/([^/]+)/locations/([^/]+)"_s);
    if (const auto match = named.match(baseUrl.path()); match.hasMatch()) {
        account.project = match.captured(1);
        account.location = match.captured(2);
    }
    if (account.project.isEmpty()) account.project = textOf(options, {"project"_L1, "project_id"_L1});
    if (account.project.isEmpty()) account.project = environment(u"GOOGLE_CLOUD_PROJECT"_s);
    if (account.location.isEmpty()) account.location = textOf(options, {"location"_L1, "region"_L1});
    if (account.location.isEmpty()) account.location = environment(u"GOOGLE_CLOUD_LOCATION"_s);
    if (account.location.isEmpty()) account.location = defaultLocation(provider.dialect);
    Phrase problem = signIn(options, provider, environment, account); // a key file may name the project
    if (problem.isEmpty() && !account.privateKeyPem.isEmpty() && !isPrivateKey(account.privateKeyPem))
        problem = said("the private_key of %1 is not a key in PEM form: copy all of it, from BEGIN PRIVATE KEY to END PRIVATE KEY",
                       account.clientEmail);
    if (problem.isEmpty() && account.project.isEmpty())
        problem = said("no Google Cloud project: set project in the transformer's options or GOOGLE_CLOUD_PROJECT");
    provider.url = locationUrl(baseUrl, account);
    provider.google = std::move(account);
    return problem;
}

} // namespace ccr::proxy
