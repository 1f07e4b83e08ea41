import type { components } from './generated/schema';

/** Names for the shapes of the interface; the shapes themselves are generated from openapi.json. */

type Schemas = components['schemas'];

/** What the server answers: where there is nothing it writes null, and leaves no field out. */
type Answer<T> = T extends readonly (infer Item)[]
	? Answer<Item>[]
	: T extends object
		? { [Key in keyof T]-?: Answer<T[Key]> }
		: T;

/** What goes with a kind of event, such as the name of who was bound; the document leaves it open. */
type WithData<T> = Omit<T, 'data'> & { data: Record<string, string | null> };

export interface Page<T> {
	items: T[];
	nextCursor: string | null;
}

export type DiscardedTicket = Answer<Schemas['DiscardedTicket']>;
export type MergePreview = Answer<Schemas['MergePreview']>;
export type SplitPreview = Answer<Schemas['SplitPreview']>;
export type Named = Answer<Schemas['Named']>;
export type CustomField = Answer<Schemas['CustomField']>;
/** What a custom field holds: truth, a number, a text, a day or moment, a choice's id, or those of several. */
export type FieldValue = Omit<Answer<Schemas['FieldValue']>, 'value'> & {
	value: boolean | number | string | string[];
};
type WithFields<T> = Omit<T, 'fields'> & { fields: FieldValue[] };

export type Theme = 'auto' | 'light' | 'dark';
export type OwnData = Omit<Answer<Schemas['MeMyProfile']>, 'theme'> & { theme: Theme };
export type Me = Omit<Answer<Schemas['Me']>, 'agent'> & { agent: OwnData };
export type Permission = Me['permissions'][number];
export type OwnSession = Answer<Schemas['SessionsSessionView']>;
export type OwnDevice = Answer<Schemas['DevicesDeviceView']>;
export type Passkey = Answer<Schemas['PasskeysPasskeyView']>;
export type SecondFactorState = Answer<Schemas['SecondFactorsState']>;
export type AppSetUp = Answer<Schemas['SecondFactorsAppSetUp']>;
export type FreshCodes = Answer<Schemas['SecondFactorsFreshCodes']>;
export type SecondFactorNeeded = Answer<Schemas['SignInStepsSecondFactorNeeded']>;
export type SecondFactorMethod = SecondFactorNeeded['methods'][number];
export type RegistrationOptions = Answer<Schemas['PasskeyCeremoniesRegistrationOptions']>;
export type AssertionOptions = Answer<Schemas['PasskeyCeremoniesAssertionOptions']>;
export type ConfirmationWays = Answer<Schemas['ConfirmationsWays']>;
export type AccessLink = Answer<Schemas['AccessLinksLinkInfo']>;

export type AgentSummary = Answer<Schemas['AgentSummary']>;
export type Agent = Answer<Schemas['Agent']>;
export type PermissionGroup = Answer<Schemas['PermissionGroup']>;
export type TicketSight = PermissionGroup['ticketSight'];
export type GroupMember = Answer<Schemas['PermissionGroupMember']>;
export type AgentRights = Answer<Schemas['AgentRights']>;
export type SeenTicket = Answer<Schemas['TicketSightReviewSeen']>;
export type Seats = Answer<Schemas['Seats']>;
export type InvitationLine = Answer<Schemas['Invitation']>;
export type OpenTickets = Answer<Schemas['AgentDepartureOpenTickets']>;
export type AgentDeparture = Answer<Schemas['AgentDeparture']>;
export type Department = Answer<Schemas['Department']>;
export type DepartmentChat = Answer<Schemas['DepartmentChat']>;
export type Placement = Pick<Answer<Schemas['DepartmentAgent']>, 'tickets' | 'chat' | 'manager'>;
export type Category = Answer<Schemas['Category']>;
export type AppliedStatus = Answer<Schemas['AppliedStatus']>;
export type LinkedTicket = Answer<Schemas['LinkedTicket']>;
export type TicketTag = Answer<Schemas['TicketTag']>;
export type TicketStatus = Answer<Schemas['TicketStatus']>;
export type WorkShift = Answer<Schemas['WorkShiftView']>;
export type HolidayCalendar = Answer<Schemas['HolidayCalendarView']>;
export type HolidayCalendarRow = Answer<Schemas['HolidayCalendarSummary']>;
export type Holiday = Answer<Schemas['HolidayCalendarDayView']>;
export type DayOff = Answer<Schemas['BrazilianHolidaysDayOff']>;
export type Account = Answer<Schemas['Account']>;
export type Owner = Answer<Schemas['OwnershipOwner']>;
export type ApiToken = Answer<Schemas['ApiToken']>;
export type CreatedToken = Answer<Schemas['ApiTokensCreated']>;
export type LegalDocument = Answer<Schemas['LegalDocument']>;
export type LegalVersion = Answer<Schemas['LegalVersion']>;
export type PrintTemplate = Answer<Schemas['PrintTemplate']>;
export type PrintTemplateView = Answer<Schemas['PrintTemplateView']>;
export type PrintPlaceholder = PrintTemplateView['placeholders'][number];
export type NoticePreferences = Answer<Schemas['NoticePreferences']>;
export type NoticeKind = NoticePreferences['choices'][number]['kind'];
export type FirstStepsProgress = Answer<Schemas['FirstStepsProgress']>;
export type FirstStep = FirstStepsProgress['steps'][number]['step'];
export type PublicDocument = Answer<Schemas['PublicDocument']>;
export type ApiTokenPolicy = Answer<Schemas['ApiTokenPolicy']>;

export type CustomerRow = Answer<Schemas['CustomerRow']>;
export type Customer = WithFields<Answer<Schemas['Customer']>>;
export type OrganizationRow = Answer<Schemas['OrganizationRow']>;
export type Organization = Answer<Schemas['Organization']>;

/** A found ticket says where the words stand; one of a plain list does not. Details are there when asked for. */
export type TicketRow = Omit<Answer<Schemas['TicketRow']>, 'match' | 'details'> &
	Pick<Schemas['TicketRow'], 'match'> & { details?: WithFields<Answer<Schemas['TicketRowDetails']>> };
/** Something every ticket has, or what is kept in a custom field. */
export type TicketColumn = Schemas['TicketColumnsChoice']['fixed'][number] | `customField.${string}`;
export type TicketColumnChoice = Omit<Answer<Schemas['TicketColumnsChoice']>, 'columns' | 'fixed' | 'available'> & {
	columns: TicketColumn[];
	fixed: TicketColumn[];
	available: TicketColumn[];
};
export type TicketView = Omit<Answer<Schemas['TicketView']>, 'filters' | 'columns'> & {
	filters: Record<string, string>;
	columns: TicketColumn[] | null;
};
export type TicketBulk = Answer<Schemas['TicketBulk']>;
export type TicketBulkItem = Answer<Schemas['TicketBulkItem']>;
export type TicketExport = Answer<Schemas['TicketExport']>;
export type Ticket = WithFields<Answer<Schemas['Ticket']>>;
export type TicketReference = Answer<Schemas['TicketLink']>;
export type StoredFile = Answer<Schemas['AttachmentAttachmentView']>;
export type Message = Answer<Schemas['TicketMessage']>;
export type TicketEvent = WithData<Answer<Schemas['HistoryEntry']>>;
export type TicketPageData = Omit<Answer<Schemas['TicketPage']>, 'events' | 'ticket'> & {
	events: TicketEvent[];
	ticket: Ticket;
};
export type TabCounts = Answer<Schemas['TicketCounts']>;
export type TicketDay = Answer<Schemas['TicketDay']>;

export type Mailbox = Answer<Schemas['Mailbox']>;
export type MailSecurity = Mailbox['imap']['security'];
export type OutgoingServer = Answer<Schemas['OutgoingServer']>;
export type IncomingEmail = Answer<Schemas['IncomingEmail']>;
export type OutgoingEmail = Answer<Schemas['OutgoingEmail']>;
export type BlockedAddress = Answer<Schemas['BlockedAddress']>;

export type Notification = WithData<Answer<Schemas['Notification']>>;

type AuditedValues = Record<string, unknown>;
export type AuditEntry = Omit<Answer<Schemas['AuditEntry']>, 'before' | 'after' | 'filter'> & {
	before: AuditedValues;
	after: AuditedValues;
	filter: AuditedValues;
};
export type Backup = Answer<Schemas['Backup']>;
export type AuditSettings = Answer<Schemas['AuditSettings']>;
export type OptionalItem = AuditSettings['optionalItems'][number];

export type SecuritySettings = Answer<Schemas['SecuritySettings']>;
export type IpRule = Answer<Schemas['IpRule']>;
export type IpRuleEffects = Answer<Schemas['IpRulesEffects']>;
export type LdapDirectory = Answer<Schemas['LdapDirectory']>;
export type LdapTestResult = Answer<Schemas['LdapTestsResult']>;
export type SignOnProvider = Answer<Schemas['SignOnProvider']>;
export type SignOnChoice = Answer<Schemas['SignOnProvidersChoice']>;
export type LinkedAgent = Answer<Schemas['LinkedAgent']>;

export type Portal = Answer<Schemas['PortalPortal']>;
export type PortalSession = Answer<Schemas['PortalSignedInCustomer']>;
export type CustomerTicket = Answer<Schemas['CustomerTicket']>;
export type CustomerForm = Answer<Schemas['CustomerForm']>;
export type CustomerTicketPage = Omit<Answer<Schemas['CustomerTicketPage']>, 'fields'> & {
	fields: (Omit<Answer<Schemas['CustomerTicketPageField']>, 'value'> & Pick<FieldValue, 'value'>)[];
};
export type CustomerTicketMessage = Answer<Schemas['CustomerTicketPageMessage']>;

export type CannedAnswer = Answer<Schemas['CannedAnswer']>;
export type CannedAnswerRow = Answer<Schemas['CannedAnswerRow']>;
export type Mentionable = Answer<Schemas['MentionsMentionable']>;
export type Present = Answer<Schemas['TicketPresencePresent']>;
export type OwnWork = Answer<Schemas['OwnWork']>;
export type Stopwatch = Answer<Schemas['Stopwatch']>;
export type WorkEntry = Answer<Schemas['WorkEntry']>;
export type TicketSchedule = Answer<Schemas['TicketSchedule']>;
export type TicketSchedules = Answer<Schemas['TicketSchedules']>;
export type AgendaEntry = Answer<Schemas['AgendaEntry']>;
export type LeadTime = Answer<Schemas['LeadTime']>;
export type ScheduledReply = Answer<Schemas['ScheduledReply']>;

export type Conversation = Answer<Schemas['ConversationRow']>;
/** What happened, and what goes with it; the document leaves it open. */
export type ConversationMessage = Omit<Answer<Schemas['ConversationMessageView']>, 'event'> & {
	event: { what: string } | null;
};
export type ConversationPage = Omit<Answer<Schemas['ConversationPage']>, 'messages'> & {
	messages: ConversationMessage[];
};
export type RoutingDecision = Answer<Schemas['RoutingDecisionView']>;
export type WaitingQueues = Answer<Schemas['QueueWaitingView']>;
export type ChatWidget = Answer<Schemas['ChatWidgetView']>;
export type Queue = Answer<Schemas['QueuePage']>;
export type ConversationLabel = Answer<Schemas['ConversationLabel']>;
export type DiscardedConversation = Answer<Schemas['DiscardedConversation']>;
export type ConversationRating = Answer<Schemas['ConversationRating']>;
export type Satisfaction = Answer<Schemas['ConversationRatingSatisfaction']>;
export type ContactBlock = Answer<Schemas['ContactBlock']>;
export type PresentVisitor = Answer<Schemas['PresentVisitor']>;
export type VisitorColumnChoice = Answer<Schemas['VisitorColumnChoice']>;
export type VisitorDetail = Answer<Schemas['VisitorDetail']>;
export type VisitorInvitation = Answer<Schemas['VisitorInvitation']>;
export type BindingRow = Answer<Schemas['Binding']>;
export type Binding = Answer<Schemas['BindingView']>;
export type ChatTrigger = Answer<Schemas['ChatTriggerView']>;
export type ChatTriggerFigures = Answer<Schemas['TriggerFigures']>;
export type ChatTriggerTest = Answer<Schemas['ChatTriggerTestView']>;
export type BindingSimulation = Answer<Schemas['BindingSimulatorSimulation']>;
