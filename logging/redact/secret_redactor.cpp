#include "logging/redact/secret_redactor.h"

#include "logging/pipeline/fact_members.h"
#include "logging/redact/known_secrets.h"
#include "logging/redact/redact_paths.h"
#include "logging/redact/secret_shapes.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <iterator>

namespace ccr::logging {

namespace {

std::vector<std::string> toStd(const QStringList &texts)
{
    std::vector<std::string> result;
    for (const QString &text : texts) result.push_back(text.toStdString());
    return result;
}

std::string jsonText(std::string_view text)
{
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') json += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) json += c;
    }
    return json += '"';
}

bool isText(const FieldValue &value)
{
    return std::holds_alternative<std::string>(value) || std::holds_alternative<RawJson>(value);
}

bool isEmptyValue(const FieldView::Value &value)
{
    return std::holds_alternative<std::nullptr_t>(value) || std::holds_alternative<bool>(value);
}

std::string_view textOf(const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value)) return *text;
    if (const auto *json = std::get_if<RawJsonView>(&value)) return json->text;
    return {};
}

bool hides(const RedactPaths &paths, const std::vector<std::string> &messageNames)
{
    return std::any_of(messageNames.begin(), messageNames.end(), [&paths](const std::string &name) { return paths.isWholly(name); });
}

// One record goes to all of them.
std::vector<std::string> messageNamesOf(const LoggingConfig &config)
{
    std::vector<std::string> names;
    for (const StreamConfig &stream : config.streams)
        if (stream.enabled) names.push_back(stream.format.messageKey.toStdString());
    if (names.empty()) names.push_back(FormatConfig().messageKey.toStdString());
    return names;
}

} // namespace

LoggingConfig withoutHiddenPrefixes(const LoggingConfig &config)
{
    if (!hides(RedactPaths(config.redaction.paths), messageNamesOf(config))) return config;
    LoggingConfig without = config;
    for (StreamConfig &stream : without.streams) stream.format.messagePrefix.clear();
    return without;
}

struct SecretRedactor::Rules
{
    Rules(const std::vector<std::string> &secrets, const RedactionConfig &config, const std::vector<std::string> &messageNames,
          std::string fingerprintSalt)
        : names(toStd(config.sensitiveFields)),
          shapes(names),
          known(secrets),
          paths(config.paths),
          censor(config.censor.toStdString()),
          salt(config.fingerprint ? std::move(fingerprintSalt) : std::string()),
          pathReplacement{config.remove ? RedactPaths::Action::Remove : RedactPaths::Action::Censor, censor, jsonText(censor)},
          hidesMessages(hides(paths, messageNames))
    {
    }

    bool isClean(std::string_view text) const { return !known.mayContain(text) && !shapes.mayContain(text); }
    bool isClean(const FieldView &field) const
    {
        if (names.kindOf(field.name) != SensitiveNames::Kind::None && !isEmptyValue(field.value)) return false;
        if (!paths.isEmpty() && paths.concerns(field.name)) return false;
        const std::string_view text = textOf(field.value);
        return text.empty() || isClean(text);
    }
    bool isClean(const RecordView &record) const
    {
        return !hidesMessages && isClean(record.message) && isClean(record.exchangeId)
               && std::all_of(record.fields.begin(), record.fields.end(), [this](const FieldView &field) { return isClean(field); });
    }

    // Eight hex digits by which two occurrences of one secret can be told to be the same.
    std::string replacementFor(std::string_view secret) const
    {
        if (salt.empty()) return censor;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArray::fromStdString(salt));
        hash.addData(QByteArray(secret.data(), static_cast<qsizetype>(secret.size())));
        const std::string digits = hash.result().toHex().first(8).toStdString();
        return censor.ends_with(']') ? censor.substr(0, censor.size() - 1) + ':' + digits + ']' : censor + ':' + digits;
    }
    bool isReplaced(std::string_view text) const
    {
        const std::string_view head = std::string_view(censor).substr(0, censor.ends_with(']') ? censor.size() - 1 : censor.size());
        return text.starts_with(head) && text.size() <= censor.size() + 9;
    }

    void mask(std::string &text) const
    {
        if (isClean(text)) return;
        SecretSpans spans;
        known.find(text, spans);
        shapes.find(text, spans);
        std::sort(spans.begin(), spans.end(), [](const SecretSpan &a, const SecretSpan &b) { return a.begin < b.begin; });
        std::string masked;
        std::size_t done = 0;
        for (auto span = spans.begin(); span != spans.end();) {
            SecretSpan whole = *span;
            for (++span; span != spans.end() && span->begin < whole.end; ++span) whole.end = std::max(whole.end, span->end);
            const std::string_view secret = std::string_view(text).substr(whole.begin, whole.end - whole.begin);
            if (isReplaced(secret)) continue;
            masked.append(text, done, whole.begin - done);
            const std::string quote = whole.quotes < 0 ? std::string() : std::string(static_cast<std::size_t>(whole.quotes), '\\') + '"';
            masked.append(quote).append(replacementFor(secret)).append(quote);
            done = whole.end;
        }
        if (done == 0) return;
        text = masked.append(text, done);
    }
    void maskMessage(std::string &message) const
    {
        if (!hidesMessages)
            mask(message);
        else if (pathReplacement.action == RedactPaths::Action::Remove)
            message.clear();
        else
            message = censor;
    }
    void mask(Fields &fields) const
    {
        for (auto &[name, value] : fields) {
            const bool isNamed = names.kindOf(name) != SensitiveNames::Kind::None && !isEmptyValue(FieldView(name, value).value);
            auto *text = std::get_if<std::string>(&value);
            if (isNamed && !(text && isReplaced(*text)))
                value = replacementFor(isText(value) ? textOf(FieldView(name, value).value) : std::string_view());
            else if (text)
                mask(*text);
            else if (auto *json = std::get_if<RawJson>(&value))
                mask(json->text);
        }
        if (!paths.isEmpty()) paths.apply(fields, pathReplacement);
    }

    const SensitiveNames names;
    const SecretShapes shapes;
    const KnownSecrets known;
    const RedactPaths paths;
    const std::string censor;
    const std::string salt;
    const RedactPaths::Replacement pathReplacement;
    const bool hidesMessages;
};

SecretRedactor::SecretRedactor() : m_salt(std::to_string(QRandomGenerator::system()->generate64()))
{
    setRules();
}

SecretRedactor::~SecretRedactor() = default;

void SecretRedactor::setRules()
{
    m_rules.store(m_allRules.emplace_back(std::make_unique<const Rules>(m_secrets, m_config, m_messageNames, m_salt)).get(),
                  std::memory_order_release);
}

void SecretRedactor::setKnownSecrets(std::vector<std::string> secrets)
{
    std::sort(secrets.begin(), secrets.end());
    secrets.erase(std::unique(secrets.begin(), secrets.end()), secrets.end());
    const std::scoped_lock lock(m_mutex);
    if (secrets == m_secrets) return;
    m_secrets = std::move(secrets);
    setRules();
}

void SecretRedactor::applyConfig(const LoggingConfig &config)
{
    applyConfig(config.redaction, messageNamesOf(config));
}

void SecretRedactor::applyConfig(const RedactionConfig &config, std::vector<std::string> messageNames)
{
    const std::scoped_lock lock(m_mutex);
    if (config == m_config && messageNames == m_messageNames) return;
    m_config = config;
    m_messageNames = std::move(messageNames);
    setRules();
}

const RecordView &SecretRedactor::redact(const RecordView &record, RedactedRecord &scratch) const
{
    const Rules &current = rules();
    if (current.isClean(record)) [[likely]]
        return record;
    LogRecord owned = toOwned(record);
    current.maskMessage(owned.message);
    current.mask(owned.exchangeId);
    if (owned.boundFields == 0) {
        current.mask(owned.fields);
    } else { // each by itself: fields may be removed
        const auto own = owned.fields.begin() + static_cast<std::ptrdiff_t>(owned.boundFields);
        Fields rest(std::make_move_iterator(own), std::make_move_iterator(owned.fields.end()));
        owned.fields.erase(own, owned.fields.end());
        current.mask(owned.fields);
        owned.boundFields = owned.fields.size();
        current.mask(rest);
        owned.fields.insert(owned.fields.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    }
    return scratch.hold(std::move(owned));
}

void SecretRedactor::redact(Fields &fields) const
{
    rules().mask(fields);
}

void SecretRedactor::redact(std::string &text) const
{
    rules().mask(text);
}

namespace {

template <typename Mask>
class MaskingArchive
{
public:
    explicit MaskingArchive(Mask mask) : m_mask(std::move(mask)) {}
    void number(const void *, std::size_t) {}
    void text(std::string &text) { m_mask(text); }

private:
    Mask m_mask;
};

} // namespace

void SecretRedactor::redact(ExchangeEvent &event) const
{
    const Rules &current = rules();
    MaskingArchive archive([&current](std::string &text) { current.mask(text); });
    archive.text(event.exchangeId);
    std::visit([&archive](auto &fact) { describeFact(archive, fact); }, event.fact);
}

} // namespace ccr::logging
