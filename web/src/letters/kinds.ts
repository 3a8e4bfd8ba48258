export const kinds = ['warning', 'corrective_letter', 'hearing_invitation', 'access_ban', 'conversation_report', 'notice', 'recovery']
