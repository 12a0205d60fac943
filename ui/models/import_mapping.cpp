#include "ui/models/import_mapping.h"

#include "logging/api/config_keys.h"
#include "ui/models/provider_draft.h"
#include "ui/models/settings_table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Badge = ImportRow::Badge;
using Note = ImportRow::Note;

const QStringList &knownKeys()
{
    static const QStringList keys = QStringList{u"APIKEY"_s,
                                                u"HOST"_s,
                                                u"PORT"_s,
                                                u"PROXY_URL"_s,
                                                u"HTTPS_PROXY"_s,
                                                u"https_proxy"_s,
                                                u"httpsProxy"_s,
                                                u"API_TIMEOUT_MS"_s,
                                                u"BUDGET_ACTION"_s,
                                                u"BUDGET_PRESET"_s,
                                                u"CLAUDE_PATH"_s,
                                                u"StatusLine"_s,
                                                u"fallback"_s,
                                                u"NON_INTERACTIVE_MODE"_s,
                                                u"plugins"_s,
                                                u"Plugins"_s,
                                                u"transformers"_s,
                                                u"forceUseImageAgent"_s,
                                                u"CUSTOM_ROUTER_PATH"_s,
                                                u"CUSTOM_ROUTER_TIMEOUT_MS"_s,
                                                u"REWRITE_SYSTEM_PROMPT"_s,
                                                u"ANTHROPIC_SMALL_FAST_MODEL"_s,
                                                u"TRANSFORMER_TIMEOUT_MS"_s}
                                    + logging::loggingConfigKeys();
    return keys;
}

bool hasPlainKey(const Json5Value &entry)
{
    for (const KeyDraft &key : ProviderDraft::from(entry).keys)
        if (key.kind() == KeyDraft::Kind::Plain) return true;
    return false;
}

bool isInKeychain(const Json5Value &key)
{
    return KeyDraft{key.string}.kind() == KeyDraft::Kind::Keychain;
}

// For a table: secrets of providers are not part of it, others are not shown.
QString shown(const QString &key, const Json5Value *value)
{
    if (!value) return {};
    if (key == "APIKEY"_L1) return u"••••"_s;
    const QString text = value->type == Json5Value::Type::String ? value->string : QString::fromUtf8(toJson(*value));
    return text.size() > 80 ? text.left(79) + u'…' : text;
}

void addProviders(QList<ImportRow> &rows, const Json5Value &from, const Json5Value &into)
{
    const Json5Value *list = providersIn(from);
    if (!list) return;
    for (const Json5Value &entry : list->elements) {
        const QString name = textAt(entry, u"name");
        const int index = providerIndex(into, name);
        const Json5Value *ours = index < 0 ? nullptr : &providersIn(into)->elements[static_cast<std::size_t>(index)];
        ProviderDraft theirs = ProviderDraft::from(entry);
        // Keys that went into the keychain at an earlier import are no difference.
        if (ours) {
            Json5Value a = entry;
            Json5Value b = *ours;
            const bool isMoved = ProviderDraft::from(*ours).keys.size() == theirs.keys.size() && hasPlainKey(entry) && !hasPlainKey(*ours);
            for (Json5Value *value : {&a, &b})
                for (const QStringView key : {QStringView(u"api_key"), QStringView(u"api_keys")})
                    if (isMoved) removeMember(*value, key);
            if (isSameValue(a, b)) continue;
        }
        rows.append({.path = {u"Providers"_s, name},
                     .badge = ours ? Badge::NeedsYou : Badge::Imported,
                     .note = ours                 ? Note::Replaces
                             : hasPlainKey(entry) ? Note::PlainKey
                                                  : Note::None,
                     .before = ours ? textAt(*ours, u"api_base_url") : QString(),
                     .after = theirs.baseUrl});
    }
}

// What holds anyhow is no difference.
bool isStandard(const QString &key, const Json5Value &value)
{
    const std::span<const Setting> table = settingsTable();
    return std::any_of(table.begin(), table.end(), [&](const Setting &setting) {
        return setting.store == SettingStore::Config && QLatin1StringView(setting.key) == key
               && shown(key, &value) == QLatin1StringView(setting.standard);
    });
}

void addMember(QList<ImportRow> &rows, const QStringList &path, const Json5Value &value, const Json5Value *ours, bool isKnown)
{
    if (ours && isSameValue(*ours, value)) return;
    const QString &key = path.last();
    if (ours && ours->type == Json5Value::Type::String && ours->string.isEmpty()) ours = nullptr; // written, and says nothing
    if (!ours && path.size() == 1 && isStandard(key, value)) return;
    if (key == "APIKEY"_L1 && ours && isInKeychain(*ours)) return; // since an earlier import
    ImportRow row{.path = path, .before = shown(key, ours), .after = shown(key, &value)};
    if (!isKnown) {
        row.badge = Badge::NotSupported;
        row.note = Note::UnknownKey;
    } else if (ours) {
        row.badge = Badge::NeedsYou;
        row.note = Note::Replaces;
    } else if (key == "CUSTOM_ROUTER_PATH"_L1 || key == "transformers"_L1) {
        row.badge = Badge::Adapted;
        row.note = Note::OwnFile;
    }
    rows.append(row);
}

Badge badgeOf(proxy::ConfigOrigin::Fate fate)
{
    switch (fate) {
    case proxy::ConfigOrigin::Fate::Taken: return Badge::Imported;
    case proxy::ConfigOrigin::Fate::Adapted: return Badge::Adapted;
    case proxy::ConfigOrigin::Fate::NeedsUser: return Badge::NeedsYou;
    case proxy::ConfigOrigin::Fate::Left: break;
    }
    return Badge::NotSupported;
}

} // namespace

Json5Value importable(const Json5Value &file)
{
    const auto has = [&file](std::initializer_list<QStringView> keys) {
        return std::any_of(keys.begin(), keys.end(), [&file](QStringView key) { return file.find(key) != nullptr; });
    };
    if (has({u"Providers", u"providers", u"Router", u"Logging"}) || !has({u"streams", u"level", u"enhancedFeatures", u"logDirectory"}))
        return file;
    Json5Value root = objectValue();
    setMember(root, u"Logging"_s, file);
    return root;
}

QList<ImportRow> importRows(const Json5Value &from, const Json5Value &into)
{
    QList<ImportRow> rows;
    for (const Json5Member &member : from.members) {
        const Json5Value *ours = into.find(member.name);
        if (member.name == "Providers"_L1 || member.name == "providers"_L1) {
            addProviders(rows, from, into);
        } else if (member.name == "Router"_L1 || member.name == "Logging"_L1) {
            for (const Json5Member &inner : member.value.members)
                addMember(rows, {member.name, inner.name}, inner.value, ours ? ours->find(inner.name) : nullptr, true);
        } else {
            addMember(rows, {member.name}, member.value, ours, knownKeys().contains(member.name));
        }
    }
    return rows;
}

void explain(QList<ImportRow> &rows, const std::vector<proxy::ConfigOrigin> &origins)
{
    const qsizetype differences = rows.size();
    for (const proxy::ConfigOrigin &origin : origins) {
        const auto end = rows.begin() + differences;
        const auto row = std::find_if(rows.begin(), end, [&](const ImportRow &one) { return one.path == origin.setting; });
        if (row == end && !origin.setting.isEmpty()) continue; // ours says that already
        const Badge badge = badgeOf(origin.fate);
        if (row == end || !row->source.isEmpty()) {
            rows.append({.path = origin.setting, .source = origin.key, .badge = badge, .remark = origin.note, .isTakeable = false});
            continue;
        }
        row->source = origin.key;
        row->remark = origin.note;
        if (row->badge == Badge::Imported) row->badge = badge;
    }
}

void applyImport(Json5Value &into, const Json5Value &from, const QList<ImportRow> &rows)
{
    for (const ImportRow &row : rows) {
        if (!row.isTakeable) continue;
        if (row.path.first() == "Providers"_L1) {
            const int theirs = providerIndex(from, row.path.last());
            if (theirs < 0) continue;
            const Json5Value &entry = providersIn(from)->elements[static_cast<std::size_t>(theirs)];
            const int ours = providerIndex(into, row.path.last());
            if (ours < 0)
                providersOf(into).elements.push_back(entry);
            else
                providersOf(into).elements[static_cast<std::size_t>(ours)] = entry;
            continue;
        }
        const Json5Value *container = row.path.size() > 1 ? from.find(row.path.first()) : &from;
        const Json5Value *value = container ? container->find(row.path.last()) : nullptr;
        if (value) setMember(row.path.size() > 1 ? objectAt(into, row.path.first()) : into, row.path.last(), *value);
    }
}

} // namespace ccr::ui
