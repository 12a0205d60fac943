#include "logging/export/export_redactor.h"

#include "logging/base/credential_names.h"
#include "logging/export/private_text.h"

#include <QCryptographicHash>

namespace ccr::logging {

namespace {

constexpr qsizetype hashDigits = 16;
constexpr std::string_view headerMask = "[Redacted]";

// Says how the message is written, and nothing of who wrote it.
bool isHarmless(std::string_view name)
{
    const std::string plain = plainName(name);
    return plain == "contenttype" || plain == "contentlength" || plain == "contentencoding" || plain == "accept";
}

template <typename Value>
auto *textOf(Value &value)
{
    auto *text = std::get_if<std::string>(&value);
    if (auto *json = std::get_if<RawJson>(&value)) text = &json->text;
    return text;
}

} // namespace

ExportRedactor::ExportRedactor(const SecretRedactor &secrets, ExportPrivacy privacy, std::string home)
    : m_secrets(secrets), m_privacy(privacy), m_home(std::move(home))
{
}

void ExportRedactor::clean(std::string &text)
{
    if (text.empty()) return;
    const std::string before = text;
    m_secrets.redact(text);
    if (text != before) ++m_removed.secrets;
    if (m_privacy != ExportPrivacy::Strict) return;
    m_removed.emails += maskEmails(text);
    m_removed.homePaths += maskHomePaths(text, m_home);
}

void ExportRedactor::cleanUrl(std::string &url)
{
    if (url.empty()) return;
    const std::string plain = urlWithoutCredentials(url);
    if (plain != url) ++m_removed.secrets;
    url = plain;
    clean(url);
}

void ExportRedactor::apply(ExchangeSnapshot &exchange)
{
    cleanUrl(exchange.path);
    for (std::string *text :
         {&exchange.client, &exchange.clientAddress, &exchange.sessionId, &exchange.userId, &exchange.askedModel, &exchange.provider,
          &exchange.model, &exchange.rule, &exchange.routeSentence.packed(), &exchange.errorMessage, &exchange.errorPhrase.packed()})
        clean(*text);
    for (RouteStep &step : exchange.routeSteps) clean(step.reason.packed());
    for (AttemptSnapshot &attempt : exchange.attempts) {
        cleanUrl(attempt.url);
        clean(attempt.message);
        clean(attempt.phrase.packed());
    }
}

void ExportRedactor::apply(StoredBody &body)
{
    if (m_privacy == ExportPrivacy::Full) return;
    if (m_privacy == ExportPrivacy::Standard) return clean(body.text);
    const QByteArray hash =
        QCryptographicHash::hash(QByteArrayView(body.text.data(), static_cast<qsizetype>(body.text.size())), QCryptographicHash::Sha256);
    body.text = '[' + std::to_string(body.wholeBytes) + " bytes, sha256 " + hash.toHex().left(hashDigits).toStdString() + ']';
    body.wholeBytes = static_cast<std::int64_t>(body.text.size());
    ++m_removed.bodies;
}

void ExportRedactor::apply(MessageHead &head)
{
    if (m_privacy != ExportPrivacy::Strict) return clean(head.text); // credentials were masked when it was recorded
    MessageHead names{.kind = head.kind, .attempt = head.attempt, .text = {}, .leftOut = head.leftOut};
    for (const auto &[name, value] : head.fields()) names.add(name, isHarmless(name) ? std::string_view(value) : headerMask);
    head = std::move(names);
    clean(head.text);
}

void ExportRedactor::apply(LogRecord &record)
{
    clean(record.message);
    clean(record.component);
    const Fields before = record.fields;
    m_secrets.redact(record.fields); // knows names of fields that are secrets, too
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        auto &[name, value] = record.fields[i];
        std::string *text = textOf(value);
        if (!text) continue;
        const std::string *original = i < before.size() && before[i].first == name ? textOf(before[i].second) : nullptr;
        if (original && *original != *text) ++m_removed.secrets;
        if (name == "url" || name == "path")
            cleanUrl(*text);
        else
            clean(*text);
    }
}

} // namespace ccr::logging
