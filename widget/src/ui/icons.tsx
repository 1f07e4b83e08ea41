import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
	return (
		<svg
			aria-hidden="true"
			width="22"
			height="22"
			viewBox="0 0 24 24"
			fill="none"
			stroke="currentColor"
			stroke-width="2"
			stroke-linecap="round"
			stroke-linejoin="round"
		>
			{children}
		</svg>
	);
}

export const Chat = () => (
	<Icon>
		<path d="M4 5h16v11H9l-5 4z" />
	</Icon>
);

export const Down = () => (
	<Icon>
		<path d="m6 9 6 6 6-6" />
	</Icon>
);

export const Dots = () => (
	<Icon>
		<path d="M5 12h.01M12 12h.01M19 12h.01" />
	</Icon>
);

export const Clip = () => (
	<Icon>
		<path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7l-8.400 8.400a1.700 1.700 0 0 1-2.400-2.400L14.500 7" />
	</Icon>
);

/** Drawn here, since not every device has the signs for faces. */
export const Face = ({ mouth }: { mouth: string }) => (
	<Icon>
		<circle cx="12" cy="12" r="9" />
		<path d={`${mouth}M9 9h.01M15 9h.01`} />
	</Icon>
);

export const Smile = () => <Face mouth="M8 14a5 5 0 0 0 8 0" />;

export const Plane = () => (
	<Icon>
		<path d="M4 12 3 4l18 8-18 8zM4 12h8" />
	</Icon>
);
