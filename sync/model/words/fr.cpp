// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kFr = {{
    {NoticeWord::Help, "Un client demande de l'aide"},
    {NoticeWord::CallBack, "Un client demande à être rappelé"},
    {NoticeWord::RedLine, "Un commentaire signale un danger"},
    {NoticeWord::LowScore, "Une mauvaise note"},
    {NoticeWord::Trend, "Plus de réponses mécontentes que d'habitude"},
    {NoticeWord::Silence, "Aucune réponse là où il y en a d'habitude"},
    {NoticeWord::Raised, "Nouvelle alerte"},
    {NoticeWord::TakeLate, "Personne ne l'a prise en charge à temps"},
    {NoticeWord::FactsLate, "Les faits n'ont pas été notés à temps"},
    {NoticeWord::SolutionLate, "Elle n'a pas été résolue à temps"},
    {NoticeWord::Undelivered, "Aucune borne du magasin ne l'a encore affichée"},
    {NoticeWord::Reminder, "Personne ne l'a encore prise en charge"},
    {NoticeWord::Summary, "Résumé des autres alertes du jour"},
    {NoticeWord::Solved, "Résolue par le magasin : merci de confirmer"},
    {NoticeWord::Store, "Magasin"},
    {NoticeWord::Kiosk, "Borne"},
    {NoticeWord::Opened, "Depuis"},
    {NoticeWord::Reasons, "Motifs"},
    {NoticeWord::Answers, "Réponses"},
    {NoticeWord::TakenBy, "Prise en charge par"},
    {NoticeWord::Comment, "Commentaire"},
    {NoticeWord::Test, "Ceci est un test. Il ne s'est rien passé."},
}};
static_assert(is_complete(kFr));

const NoticeTable& notices_fr() {
    return kFr;
}

}  // namespace afterword
