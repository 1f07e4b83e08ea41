import type { Agent, Placement } from '../../../../api/types';

/** What the form holds of an agent; of a new one, what it begins with. */
export function valuesOf(agent: Agent | null) {
	return {
		name: agent?.name ?? '',
		email: agent?.pendingEmail ?? agent?.email ?? '',
		sendValidation: true,
		choosesPassword: true,
		password: '',
		isAdministrator: agent?.isAdministrator ?? false,
		active: agent?.active ?? true,
		sendSignInInformation: false,
		chatNickname: agent?.chatNickname ?? '',
		chatOnlineAtSignIn: agent?.chatOnlineAtSignIn ?? true,
		automaticDistribution: agent?.automaticDistribution ?? true,
		mostConversations: agent?.mostConversations ?? 4,
		signatureHtml: agent?.signatureHtml ?? '',
		language: agent?.language ?? null,
		timeZone: agent?.timeZone ?? null,
		permissionGroupId: agent?.permissionGroup.id ?? null,
		workShiftId: agent?.workShift?.id ?? null,
		departments: placesOf(agent),
	};
}

export type AgentValues = ReturnType<typeof valuesOf>;

/** What a new agent has in common with the one they are modelled on: neither name nor e-mail nor password. */
export function copyOf(agent: Agent): AgentValues {
	return { ...valuesOf(agent), name: '', email: '', active: true, chatNickname: '' };
}

/** What is sent of the form. */
export function bodyOf(values: AgentValues, isNew: boolean) {
	const { choosesPassword, password, sendSignInInformation, departments, ...rest } = values;
	return {
		...rest,
		name: values.name.trim(),
		email: values.email.trim(),
		chatNickname: values.chatNickname.trim() || null,
		// Emptied, it stays what it is.
		mostConversations: values.mostConversations || null,
		departments: Object.entries(departments).map(([departmentId, { tickets, chat, manager }]) => ({
			departmentId,
			tickets,
			chat,
			manager,
		})),
		...(isNew ? { password: choosesPassword ? null : password, sendSignInInformation } : {}),
	};
}

function placesOf(agent: Agent | null): Record<string, Placement> {
	return Object.fromEntries(
		(agent?.departments ?? []).map(({ departmentId, tickets, chat, manager }) => [
			departmentId,
			{ tickets, chat, manager },
		]),
	);
}
